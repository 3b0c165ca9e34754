/** What the keys and buttons of the picker's frame send to the content script around it. */
export const pickKeys = [
  'ready',
  'parent',
  'child',
  'next',
  'previous',
  'take',
  'again',
  'save',
  'leave',
] as const;

export type PickKey = (typeof pickKeys)[number];

/**
 * From the frame: a key, where the pointer is, or how far a wheel was turned (CSS pixels). In a file apart from
 * `pick-state.ts`, so that the content script does not carry zod.
 */
export type PickEvent = PickKey | { x: number; y: number } | { scrollX: number; scrollY: number };
