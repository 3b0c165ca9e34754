import { z } from 'zod';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { storedItem } from './stored-item';

/** The ranges that may be chosen, both ends included. */
export const bounds = {
  perMinute: { min: 10, max: 95 },
  interval: { min: 1, max: 30 },
  retention: { min: 3, max: 120 },
} as const;

const within = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

/** True for an address of the helpdesk. The inbox in Base shows nothing else, whatever a file of settings says. */
const isHelpdesk = (address: string) => {
  const url = URL.parse(address);
  return url !== null && isResponsoApp(url);
};
const helpdeskAddress = z
  .string()
  .max(2_000)
  .refine((address) => address === '' || isHelpdesk(address));

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
};
const inbox = {
  isOn: z.boolean(),
  menuEntry: z.boolean(),
  orderPage: z.boolean(),
  /** The host where a ticket was last seen: the app's host is not documented. */
  host: z.string().refine((host) => isHelpdesk(`https://${host}/`)),
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
  language: language.default('auto'),
  sync: z.object({ perMinute: sync.perMinute.default(60), interval: sync.interval.default(5) }).prefault({}),
  /** Months that an order is kept after it was placed. */
  retention: retention.default(12),
  panel: z
    .object({
      asksBase: panel.asksBase.default(true),
      showsArchived: panel.showsArchived.default(false),
      isDocked: panel.isDocked.default(false),
    })
    .prefault({}),
  inbox: z
    .object({
      isOn: inbox.isOn.default(true),
      menuEntry: inbox.menuEntry.default(true),
      orderPage: inbox.orderPage.default(true),
      host: inbox.host.default('app.responso.com'),
      searchPattern: inbox.searchPattern.default(''),
      defaultView: inbox.defaultView.default(''),
      mirrorSession: inbox.mirrorSession.default(false),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;

/** The settings to change. Those that it does not mention stay. */
export const settingsPatchSchema = z.strictObject({
  language: language.optional(),
  sync: z.strictObject(sync).partial().optional(),
  retention: retention.optional(),
  panel: z.strictObject(panel).partial().optional(),
  inbox: z.strictObject(inbox).partial().optional(),
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
 * A copy for reading: the background keeps the settings in its database. Anything else that is written here is
 * overwritten from there.
 */
export const settings = storedItem('local:settings', settingsSchema, settingsSchema.parse({}), 2);
