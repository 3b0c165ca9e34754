/**
 * What a custom selector can be for: what a user can show Sidecar on a page of the helpdesk. In a file apart from
 * `taught-profiles.ts`, so that content scripts do not carry zod.
 */
export const taughtFields = ['email', 'order', 'type', 'source', 'column', 'attachment', 'search'] as const;

export type TaughtField = (typeof taughtFields)[number];

/** The fields whose text is read. The others are used as elements. */
export type TextField = 'email' | 'order' | 'type' | 'source';
export type PartField = Exclude<TaughtField, TextField>;

/** The path to an element: a selector on the page, then one in the shadow root of each element that was found so. */
export type ElementPath = string[];

/** The custom selectors of one site. */
export type TaughtProfile = { [Field in TaughtField]?: ElementPath | undefined };

/**
 * The text of the elements that custom selectors lead to, one line a block. A field is missing when its element is not
 * on the page.
 */
export type TaughtLines = { [Field in TextField]?: string[] | undefined };

/** The key of `storage.local` under which the profiles of all sites are. */
export const taughtKey = 'taught';
