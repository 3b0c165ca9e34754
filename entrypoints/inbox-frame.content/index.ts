import { defineContentScript } from '#imports';
import { browser } from 'wxt/browser';
import type { FrameDown, FrameEvent, QueryTyped } from '@/lib/messages/inbox-frame-events';
import { followTaught } from '@/lib/dom/taught-here';
import { findSearchField, findTaughtSearchField } from '@/lib/sites/responso/find-search-field';
import { isSignIn } from '@/lib/sites/responso/is-sign-in';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { hasDrawnText } from './has-drawn-text';
import { typeQuery } from './type-query';

/** A changed page is checked after this long (ms). */
const lookAfter = 150;
/** An app that redraws itself may empty a field without focus. The query is typed again after this long (ms) … */
const checkAfter = 1_000;
/** … at most this many times in all. */
const mostTries = 3;
/** How long to wait for a search field (ms). */
const fieldGrace = 8_000;

/** A page that still asks to sign in this long after the form was sent (ms) has refused the sign-in. */
const signInGrace = 4_000;

/**
 * Content script of Responso in a Sidecar frame: reports whether it asks to sign in, and types the query to search for.
 */
export default defineContentScript({
  matches: ['https://*.responso.com/*'],
  excludeMatches: ['https://responso.com/*', 'https://www.responso.com/*', 'https://docs.responso.com/*'],
  allFrames: true,
  runAt: 'document_end',
  async main(ctx) {
    if (window.top === window.self || !isResponsoApp(new URL(location.href))) return;
    const { origin: ours } = new URL(browser.runtime.getURL('/'));
    const status = statusOf(document);
    // The error page of a gateway is not the helpdesk.
    if (status >= 500) {
      window.parent.postMessage({ sidecarDown: status } satisfies FrameDown, ours);
      return;
    }
    window.parent.postMessage('sidecar:here' satisfies FrameEvent, ours);
    const taught = await followTaught();
    ctx.onInvalidated(taught.stop);
    let said: FrameEvent | undefined;
    let timer: number | undefined;
    /** `wanted` is the text to search for. `query` is the same until it was typed, then ''. */
    let wanted = '';
    let query = '';
    let queryUntil = 0;
    let isFieldMissing = false;
    let signInSentAt = -Infinity;

    /** Reaches only a page of Sidecar: the browser drops the message if another page holds this frame. */
    const tell = (event: FrameEvent) => {
      if (event !== said) window.parent.postMessage(event, ours);
      said = event;
    };

    const findField = () => findTaughtSearchField(document, taught.now().search) ?? findSearchField(document);

    const search = (field: HTMLInputElement, text: string, tries: number) => {
      typeQuery(field, text);
      ctx.setTimeout(() => {
        const now = findField();
        if (now && now.value === '' && tries > 1 && text === wanted) search(now, text, tries - 1);
      }, checkAfter);
    };

    const look = () => {
      if (isSignIn(document)) {
        tell('sidecar:signIn');
        return;
      }
      signInSentAt = -Infinity;
      // A page that has drawn nothing yet may become a sign-in page or the app. Not checked once the app is there,
      // because it forces a layout.
      const isOpen = said === undefined || said === 'sidecar:signIn';
      if (isOpen && !hasDrawnText(document)) return;
      const field = query === '' ? undefined : findField();
      if (field) {
        // Sent before typing, because the search may leave this page.
        window.parent.postMessage({ sidecarTyped: query } satisfies QueryTyped, ours);
        search(field, query, mostTries);
        query = '';
        isFieldMissing = false;
      } else if (query !== '' && performance.now() > queryUntil) {
        isFieldMissing = true;
      }
      // Once reported, it stays so, whatever the app does. A field that appears later is used anyway.
      tell(isFieldMissing ? 'sidecar:noSearchField' : 'sidecar:app');
    };

    ctx.addEventListener(window, 'message', ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== window.parent || origin !== ours) return;
      if (typeof data !== 'object' || data === null || !('sidecarQuery' in data)) return;
      wanted = String(data.sidecarQuery);
      query = wanted;
      isFieldMissing = false;
      queryUntil = performance.now() + fieldGrace;
      ctx.setTimeout(look, fieldGrace + 1);
      look();
    });
    // A page that signs in without reloading stays: check some seconds later whether it let the agent in.
    const noteSent = ({ target, isTrusted }: Event) => {
      if (!isTrusted || !isSignIn(document)) return;
      const form = target instanceof Element ? target.closest('form, body') : null;
      if (!form?.querySelector('input[type="password"]')) return;
      window.parent.postMessage('sidecar:signingIn' satisfies FrameEvent, ours);
      signInSentAt = performance.now();
      ctx.setTimeout(() => {
        const isStill = performance.now() >= signInSentAt + signInGrace - 1 && isSignIn(document);
        if (isStill) window.parent.postMessage('sidecar:signInAgain' satisfies FrameEvent, ours);
      }, signInGrace);
    };
    ctx.addEventListener(document, 'submit', noteSent, { capture: true });
    const observer = new MutationObserver(() => {
      timer ??= ctx.setTimeout(() => {
        timer = undefined;
        look();
      }, lookAfter);
    });
    observer.observe(document.documentElement, { childList: true, subtree: true });
    ctx.onInvalidated(() => {
      observer.disconnect();
    });
    // Firefox draws nothing before the style sheets have loaded, and a sign-in page does not change afterwards.
    ctx.addEventListener(window, 'load', look);
    look();
  },
});

/** The page's HTTP status; 0 if the browser does not report it. */
function statusOf({ defaultView }: Document): number {
  const [entry] = defaultView?.performance.getEntriesByType('navigation') ?? [];
  return entry instanceof PerformanceNavigationTiming ? entry.responseStatus : 0;
}
