import * as z from 'zod/mini';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { storedItem } from './stored-item';

/** The ranges that may be chosen, both ends included. */
export const bounds = {
  perMinute: { min: 10, max: 95 },
  interval: { min: 1, max: 30 },
  retention: { min: 3, max: 120 },
} as const;

const within = ({ min, max }: { min: number; max: number }) => z.int().check(z.minimum(min), z.maximum(max));

/** True for an address of the helpdesk. The inbox in Base shows nothing else, whatever a file of settings says. */
const isHelpdesk = (address: string) => {
  const url = URL.parse(address);
  return url !== null && isResponsoApp(url);
};
const helpdeskAddress = z.string().check(
  z.maxLength(2_000),
  z.refine((address) => address === '' || isHelpdesk(address)),
);

const language = z.enum(['auto', 'en', 'pl', 'pt_BR']);
const retention = within(bounds.retention);
const sync = {
  /** Requests a minute to Base for each token. Base's limit of 100 is shared by all programs on it (base-api.md §1). */
  perMinute: within(bounds.perMinute),
  /** Minutes from the beginning of one cycle to the beginning of the next. */
  interval: within(bounds.interval),
};
/** The order panel beside a ticket. */
const panel = {
  /** If no order is found here for a ticket, Base is asked without a click. */
  asksBase: z.boolean(),
  /** Archived orders are shown with the others, not behind a line. */
  showsArchived: z.boolean(),
  /**
   * The panel is at the edge of the window even where the page has a column for it. Read by `lib/dom/dock-wanted.ts`.
   */
  isDocked: z.boolean(),
  /** The agent may change statuses. Rules do so either way. */
  offersStatus: z.boolean(),
  /** The agent may edit orders. */
  offersEdits: z.boolean(),
  /** Texts can be inserted into the reply. */
  offersInserts: z.boolean(),
};
const inbox = {
  isOn: z.boolean(),
  menuEntry: z.boolean(),
  orderPage: z.boolean(),
  /** The host where a ticket was last seen: the app's host is not documented. */
  host: z.string().check(z.refine((host) => isHelpdesk(`https://${host}/`))),
  /** The address of a search with `{query}` in it (`sites/responso/search-pattern.ts`); '' = not taught. */
  searchPattern: helpdeskAddress,
  /** The view that the inbox opens with; '' = the app's own start, which is the agent's default filter. */
  defaultView: helpdeskAddress,
  /** Takes effect only while the permission `cookies` is there. */
  mirrorSession: z.boolean(),
};

/** The user's settings. Every part has a default, so that settings of an older version can still be read. */
export const settingsSchema = z.object({
  /** Language of the texts; 'auto' is the browser's. The others are the names of the locale files. */
  language: z._default(language, 'auto'),
  sync: z.prefault(
    z.object({ perMinute: z._default(sync.perMinute, 60), interval: z._default(sync.interval, 5) }),
    {},
  ),
  /** Months that an order is kept after it was placed. */
  retention: z._default(retention, 12),
  panel: z.prefault(
    z.object({
      asksBase: z._default(panel.asksBase, true),
      showsArchived: z._default(panel.showsArchived, false),
      isDocked: z._default(panel.isDocked, false),
      offersStatus: z._default(panel.offersStatus, true),
      offersEdits: z._default(panel.offersEdits, true),
      offersInserts: z._default(panel.offersInserts, true),
    }),
    {},
  ),
  inbox: z.prefault(
    z.object({
      isOn: z._default(inbox.isOn, true),
      menuEntry: z._default(inbox.menuEntry, true),
      orderPage: z._default(inbox.orderPage, true),
      host: z._default(inbox.host, 'app.responso.com'),
      searchPattern: z._default(inbox.searchPattern, ''),
      defaultView: z._default(inbox.defaultView, ''),
      mirrorSession: z._default(inbox.mirrorSession, false),
    }),
    {},
  ),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * What an agent may do, each with a switch. Where it is off, pages do not show it and the background refuses it. Labels
 * and invoices have theirs in each account.
 */
export type AgentAction = Extract<keyof Settings['panel'], `offers${string}`>;

/** The settings to change. Those that it does not mention stay. */
export const settingsPatchSchema = z.strictObject({
  language: z.optional(language),
  sync: z.optional(z.partial(z.strictObject(sync))),
  retention: z.optional(retention),
  panel: z.optional(z.partial(z.strictObject(panel))),
  inbox: z.optional(z.partial(z.strictObject(inbox))),
});

export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

/** The settings with some of them changed. */
export function withPatch(settings: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({
    language: patch.language ?? settings.language,
    sync: { ...settings.sync, ...patch.sync },
    retention: patch.retention ?? settings.retention,
    panel: { ...settings.panel, ...patch.panel },
    inbox: { ...settings.inbox, ...patch.inbox },
  });
}

/**
 * A copy for reading: the background keeps the settings in its database, and overwrites what others write here.
 */
export const settings = storedItem('local:settings', settingsSchema, settingsSchema.parse({}), 2);
