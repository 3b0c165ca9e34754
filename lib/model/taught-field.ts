/**
 * What a user can show Sidecar on a page of the helpdesk. Apart from `taught-profiles.ts` so that content
 * scripts do not carry zod.
 */
export const taughtFields = ['email', 'order', 'type', 'source', 'column', 'attachment', 'search'] as const;

export type TaughtField = (typeof taughtFields)[number];

/** Those whose text is read; the others are used as they are. */
export type TextField = 'email' | 'order' | 'type' | 'source';
export type PartField = Exclude<TaughtField, TextField>;

/** Where an element is: a selector on the page, then one in the shadow root of each element that was found so. */
export type ElementPath = string[];

/** What was taught for one site. */
export type TaughtProfile = { [Field in TaughtField]?: ElementPath | undefined };

/** What stands in taught elements, one line a block. A field is missing when its element is not on the page. */
export type TaughtLines = { [Field in TextField]?: string[] | undefined };

/** The key of `storage.local` under which the profiles of all sites are. */
export const taughtKey = 'taught';
