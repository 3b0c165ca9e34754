/**
 * The events that the content script in Base sends to the inbox it has mounted. `order`: the page has gone to another
 * order. `orderKnown`: the background now knows to which. Events only: the inbox asks the background for the rest.
 */
export type InboxEvent = 'order' | 'orderKnown';
