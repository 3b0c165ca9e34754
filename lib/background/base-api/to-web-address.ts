/** Returns an address from Base in a form that is safe as a link: only http and https, '' for anything else. */
export function toWebAddress(address: string): string {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.href : '';
}
