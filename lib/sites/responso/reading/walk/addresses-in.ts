const localPart = /[\p{L}\d.!#$%&'*+_~-]{1,64}$/u;
const domainPart = /^[\p{L}\d.-]{3,130}[\p{L}\d]/u;
/** More addresses than this in one text are a list. */
const mostAddresses = 50;

/** Every address in a text, each once. Looks only around each `@`, so the time is linear even for a very long text. */
export function addressesIn(text: string): string[] {
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0 && found.size < mostAddresses; at = text.indexOf('@', at + 1)) {
    const local = localPart.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const domain = domainPart.exec(text.slice(at + 1, at + 133))?.[0];
    if (local && domain) found.add(`${local}@${domain}`);
  }
  return [...found];
}
