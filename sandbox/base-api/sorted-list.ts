/** A position in a sorted list: by date, then by id. */
export interface Place {
  /** Unix seconds; 0 in a list that is sorted by id only. */
  date: number;
  id: number;
}

/** A list sorted by position, so that a binary search finds the start of a page. */
export class SortedList<Item> {
  #places: Place[];
  #items: Item[];

  constructor(entries: { place: Place; item: Item }[]) {
    const sorted = entries.toSorted((a, b) => compare(a.place, b.place));
    this.#places = sorted.map((entry) => entry.place);
    this.#items = sorted.map((entry) => entry.item);
  }

  /** Inserts the item at its position and replaces an item that is there. */
  put(place: Place, item: Item): void {
    const index = this.#indexOf(place);
    const isThere = this.#isAt(index, place);
    this.#places.splice(index, isThere ? 1 : 0, place);
    this.#items.splice(index, isThere ? 1 : 0, item);
  }

  remove(place: Place): void {
    const index = this.#indexOf(place);
    if (!this.#isAt(index, place)) return;
    this.#places.splice(index, 1);
    this.#items.splice(index, 1);
  }

  /** The first `limit` items that pass the filter, from a position on (inclusive). */
  pageFrom(place: Place, limit: number, passes: (item: Item) => boolean): Item[] {
    const page: Item[] = [];
    for (let index = this.#indexOf(place); index < this.#items.length && page.length < limit; index += 1) {
      const item = this.#items[index];
      if (item !== undefined && passes(item)) page.push(item);
    }
    return page;
  }

  #isAt(index: number, place: Place): boolean {
    const found = this.#places[index];
    return found !== undefined && compare(found, place) === 0;
  }

  /** The index of the first position that is not before the given one. */
  #indexOf(place: Place): number {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#places[middle];
      if (found !== undefined && compare(found, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: Place, b: Place): number {
  return a.date - b.date || a.id - b.id;
}
