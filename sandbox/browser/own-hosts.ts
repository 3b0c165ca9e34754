/**
 * Hosts that browsers contact by themselves, whatever their flags (Chromium 156: sign-in state, a spelling dictionary,
 * a component update). The proxy refuses them like all others. Tests that check `refused` for requests of the extension
 * leave these out.
 */
export const ownHosts: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'redirector.gvt1.com',
  'update.googleapis.com',
]);
