/** An address and its place on the page. */
export interface PlacedAddress {
  address: string;
  /** Describes the position in the DOM; equal for the same position on another ticket. */
  place: string;
  /** True if a label marks it as the buyer's. */
  isBuyers?: boolean;
}

/** Remembers the addresses on the tickets of a tab, and their places. */
export interface StandingAddresses {
  /**
   * Records a ticket's addresses.
   *
   * @param ticket identifies the ticket; '' if it is unknown: then nothing is recorded
   * @returns the app's own addresses among them: they stand at one place on every ticket while the buyer beside them
   *   changes
   */
  note: (ticket: string, placed: readonly PlacedAddress[]) => string[];
  /** All addresses that were recognised as the app's own on any ticket so far. */
  known: () => readonly string[];
}

const fewestTickets = 3;
/** Older tickets are forgotten. */
const mostTickets = 30;
const deepestPlace = 12;

/** Creates the memory of one page: it knows no ticket yet. */
export function createStandingAddresses(): StandingAddresses {
  const tickets = new Map<string, readonly PlacedAddress[]>();
  const known = new Set<string>();
  return {
    note: (ticket, placed) => {
      if (ticket === '') return [];
      tickets.delete(ticket);
      tickets.set(ticket, placed);
      const [oldest] = tickets.keys();
      if (tickets.size > mostTickets && oldest !== undefined) tickets.delete(oldest);
      const all = [...tickets.values()];
      const standing = placed.filter((each) => isStanding(each, all)).map(({ address }) => address);
      for (const address of standing) known.add(address);
      return standing;
    },
    known: () => [...known],
  };
}

/**
 * True for an address of the app. A buyer who wrote three tickets stands at the same place three times too, but then
 * the other addresses do not change.
 */
function isStanding(
  { address, place, isBuyers: isSaidBuyers = false }: PlacedAddress,
  tickets: readonly (readonly PlacedAddress[])[],
): boolean {
  if (isSaidBuyers) return false;
  const withIt = tickets.filter((placed) =>
    placed.some((each) => each.address === address && each.place === place),
  );
  // If another ticket has a different address at this place, it is the place of the buyer's address.
  const isBuyers = tickets.some((placed) =>
    placed.some((each) => each.place === place && each.address !== address),
  );
  if (withIt.length < fewestTickets || isBuyers) return false;
  const beside = new Map<string, Set<string>>();
  for (const placed of withIt)
    for (const each of placed)
      if (each.place !== place)
        beside.set(each.place, (beside.get(each.place) ?? new Set()).add(each.address));
  return [...beside.values()].some(({ size }) => size >= fewestTickets - 1);
}

/** Describes an element's position by the tags around it: equal on every ticket with the same structure. */
export function placeOfElement(element: Element): string {
  const steps: string[] = [];
  for (let each: Element | null = element; each && steps.length < deepestPlace; each = each.parentElement)
    steps.push(stepOf(each));
  return steps.join('<');
}

function stepOf(element: Element): string {
  const alike = [...(element.parentElement?.children ?? [])].filter(
    ({ tagName }) => tagName === element.tagName,
  );
  return `${element.localName}${alike.length > 1 ? alike.indexOf(element) : ''}`;
}
