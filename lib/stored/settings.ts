import { z } from 'zod';
import { isResponsoApp } from '@/lib/sites/responso/responso-urls';
import { storedItem } from './stored-item';

/** What may be chosen, both ends included. */
export const bounds = {
  perMinute: { min: 10, max: 95 },
  interval: { min: 1, max: 30 },
  retention: { min: 3, max: 120 },
} as const;

const within = ({ min, max }: { min: number; max: number }) => z.int().min(min).max(max);

/** The inbox in Base shows the helpdesk and nothing else, whatever a file of settings says. */
const isHelpdesk = (address: string) => {
  const url = URL.parse(address);
  return url !== null && isResponsoApp(url);
};
const helpdeskAddress = z
  .string()
  .max(2_000)
  .refine((address) => address === '' || isHelpdesk(address));

/** What the user may set. Every part has its default, so that a setting made by an older version still reads. */
export const settingsSchema = z.object({
  /** Of the texts; 'auto' is the browser's. The others are the names of the locale files. */
  language: z.enum(['auto', 'en', 'pl', 'pt_BR']).default('auto'),
  sync: z
    .object({
      /** Requests a minute to Base for each token. Base's limit of 100 is shared by all programs on it (base-api.md §1). */
      perMinute: within(bounds.perMinute).default(60),
      /** Minutes from the beginning of one cycle to the beginning of the next. */
      interval: within(bounds.interval).default(5),
    })
    .prefault({}),
  /** Months that an order is kept after it was placed. */
  retention: within(bounds.retention).default(12),
  /** The order panel beside a ticket. */
  panel: z
    .object({
      /** Base is asked by itself about a ticket that no order is found for here. */
      asksBase: z.boolean().default(true),
      /** Archived orders stand with the others, not behind a line. */
      showsArchived: z.boolean().default(false),
      /** At the edge of the window also where the page has a column for it. Read by `lib/dom/dock-wanted.ts`. */
      isDocked: z.boolean().default(false),
    })
    .prefault({}),
  inbox: z
    .object({
      isOn: z.boolean().default(true),
      menuEntry: z.boolean().default(true),
      orderPage: z.boolean().default(true),
      /** The app's host is not documented: the one where a ticket was last seen stands here. */
      host: z
        .string()
        .refine((host) => isHelpdesk(`https://${host}/`))
        .default('app.responso.com'),
      /** The address of a search with `{query}` in it (`sites/responso/search-pattern.ts`); '' = not taught. */
      searchPattern: helpdeskAddress.default(''),
      /** What the inbox opens with; '' = the app's own start, which is the agent's default filter. */
      defaultView: helpdeskAddress.default(''),
      /** Takes effect only while the permission `cookies` is there. */
      mirrorSession: z.boolean().default(false),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;

export const settings = storedItem('local:settings', settingsSchema, settingsSchema.parse({}));
