/**
 * What a content script tells the panel it has mounted: `visit`, the page has gone to another ticket; `read`, the
 * background now knows what stands on it. News only, never what was read: a panel asks the background for that.
 *
 * A message between windows, because a frame of ours in somebody's page has no `storage.session` and no `tabs` in
 * Firefox, only what a content script has (run in Firefox ESR 153, 2026-11-23).
 */
export type PanelNews = 'visit' | 'read';
