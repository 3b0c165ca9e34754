import { z } from 'zod';
import { storedItem } from './stored-item';

/** What the user may set. Every part has its default, so that a setting made by an older version still reads. */
export const settingsSchema = z.object({
  sync: z
    .object({
      /** Requests a minute to Base for each token. Base's limit of 100 is shared by all programs on it (base-api.md §1). */
      perMinute: z.int().min(10).max(95).default(60),
      /** Minutes from the beginning of one cycle to the beginning of the next. */
      interval: z.int().min(1).max(30).default(5),
    })
    .prefault({}),
  /** Months that an order is kept after it was placed. */
  retention: z.int().min(3).max(120).default(12),
  inbox: z
    .object({
      isOn: z.boolean().default(true),
      menuEntry: z.boolean().default(true),
      orderPage: z.boolean().default(true),
      /** The app's host is not documented: the one where a ticket was last seen stands here. */
      host: z.string().default('app.responso.com'),
      /** The address of a search with `{query}` in it (`sites/responso/search-pattern.ts`); '' = not taught. */
      searchPattern: z.string().default(''),
      /** What the inbox opens with; '' = the app's own start, which is the agent's default filter. */
      defaultView: z.string().default(''),
      /** Takes effect only while the permission `cookies` is there. */
      mirrorSession: z.boolean().default(false),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;

export const settings = storedItem('local:settings', settingsSchema, settingsSchema.parse({}));
