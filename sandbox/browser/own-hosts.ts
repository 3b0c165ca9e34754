/**
 * Hosts that browsers ask for on their own account whatever flags they are given (Chromium 156: sign-in state, a spelling
 * dictionary, a component update). The proxy refuses them as all others; who checks `refused` for what the extension asked
 * leaves these out.
 */
export const ownHosts: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'redirector.gvt1.com',
  'update.googleapis.com',
]);
