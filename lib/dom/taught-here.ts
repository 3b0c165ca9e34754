import { browser } from 'wxt/browser';
import { isExtensionGone } from '@/lib/extension/is-extension-gone';
import { taughtFields, taughtKey, type TaughtProfile } from '@/lib/model/taught-field';

/** The custom selectors for this page's site. Stays up to date. */
export interface TaughtHere {
  now: () => TaughtProfile;
  /** Calls back when a custom selector was added or removed, in any tab. */
  onChange: (call: () => void) => void;
  stop: () => void;
}

/** Reads what was taught on this site, and follows it until it is stopped. */
export async function followTaught(): Promise<TaughtHere> {
  const { [taughtKey]: stored } = await browser.storage.local.get(taughtKey);
  let profile = profileHere(stored);
  const calls: (() => void)[] = [];
  const hear = ({ [taughtKey]: changed }: Record<string, { newValue?: unknown }>) => {
    if (!changed) return;
    profile = profileHere(changed.newValue);
    calls.forEach((call) => call());
  };
  browser.storage.local.onChanged.addListener(hear);
  return {
    now: () => profile,
    onChange: (call) => {
      calls.push(call);
    },
    stop: () => {
      if (!isExtensionGone()) browser.storage.local.onChanged.removeListener(hear);
    },
  };
}

/**
 * Parsed by hand: zod would make this content script, which runs on every page of the helpdesk, five times as large.
 */
function profileHere(stored: unknown): TaughtProfile {
  const profile = new Map(entriesOf(new Map(entriesOf(stored)).get(location.origin)));
  return Object.fromEntries(
    taughtFields.flatMap((field) => {
      const path = profile.get(field);
      return Array.isArray(path) && path.every((selector) => typeof selector === 'string')
        ? [[field, path] as const]
        : [];
    }),
  );
}

function entriesOf(stored: unknown): [string, unknown][] {
  return typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
}
