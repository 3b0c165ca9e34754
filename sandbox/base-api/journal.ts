/** What happened to an order; the numbers are Base's (base-api.md §4.1). */
export const orderEvent = {
  created: 1,
  confirmed: 2,
  paid: 3,
  removed: 4,
  merged: 5,
  invoiceIssued: 7,
  packageCreated: 9,
  deliveryEdited: 11,
  edited: 16,
  statusChanged: 18,
} as const;

/** What happened to a return (base-api.md §4.2). */
export const returnEvent = { created: 1, statusChanged: 11 } as const;

interface Entry {
  log_id: number;
  log_type: number;
  /** The order's id, or the return's. */
  ownerId: number;
  object_id: number;
  /** Unix seconds. */
  date: number;
}

const threeDays = 3 * 86_400;
// Page size and order are not documented (base-api.md §4.1). With a limit, clients must ask for more, as for orders.
const pageSize = 100;

/** One of Base's two journals. It logs only while it is on, and keeps three days. */
export class Journal {
  isOn: boolean;
  #entries: Entry[] = [];
  #lastId = 456_000;

  constructor(isOn: boolean) {
    this.isOn = isOn;
  }

  /** `date` in unix seconds. */
  record(type: number, ownerId: number, objectId: number, date: number): void {
    if (!this.isOn) return;
    this.#lastId += 1;
    this.#entries.push({ log_id: this.#lastId, log_type: type, ownerId, object_id: objectId, date });
  }

  /**
   * The entries after `lastId` that pass the filter, oldest first. None while the journal is off. `now` in unix
   * seconds.
   */
  readAfter(lastId: number, now: number, passes: (entry: Entry) => boolean): Entry[] {
    if (!this.isOn) return [];
    const firstId = this.#entries[0]?.log_id ?? 0;
    const page: Entry[] = [];
    // Ids increase by one, so an id gives its index.
    for (let index = Math.max(0, lastId - firstId + 1); index < this.#entries.length; index += 1) {
      const entry = this.#entries[index];
      if (entry === undefined || entry.date < now - threeDays || !passes(entry)) continue;
      page.push(entry);
      if (page.length === pageSize) break;
    }
    return page;
  }
}
