/** An address that comes through Base and becomes a link: nothing but http and https may, anything else is ''. */
export function toWebAddress(address: string): string {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.href : '';
}
