/** An address where it stands on a page. */
export interface PlacedAddress {
  address: string;
  /** The same for what the app draws at the same place on another ticket. */
  place: string;
  /** A label says that it is the buyer's. */
  isBuyers?: boolean;
}

/** What the tickets of a tab have shown, and where. */
export interface StandingAddresses {
  /**
   * Notes a ticket's addresses.
   *
   * @param ticket what tells it from others; '' where nothing does: then nothing is learnt
   * @returns those of them that are the app's: they stand at one place on every ticket, while the buyer beside them changes
   */
  note: (ticket: string, placed: readonly PlacedAddress[]) => string[];
  /** Those that any ticket has shown to be the app's, on whichever ticket they stand next. */
  known: () => readonly string[];
}

const fewestTickets = 3;
/** The oldest are forgotten. */
const mostTickets = 30;
const deepestPlace = 12;

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

/** A buyer who has written three tickets stands there three times as well, but then nobody else does beside them. */
function isStanding(
  { address, place, isBuyers: isSaidBuyers = false }: PlacedAddress,
  tickets: readonly (readonly PlacedAddress[])[],
): boolean {
  if (isSaidBuyers) return false;
  const withIt = tickets.filter((placed) =>
    placed.some((each) => each.address === address && each.place === place),
  );
  // One that is there without this address, at the same place, has another one there: a buyer's place.
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

/** Where an element stands, by the tags around it: the same on every ticket that is built alike. */
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
