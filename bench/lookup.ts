import type { Ticket } from '../sandbox/shop/ticket.ts';
import type { Line } from './line.ts';
import type { ShopBrowser } from './shop-browser.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import { writeCount, type Size } from './size.ts';
import { summarise, writeTimes } from './times.ts';

/** What the content script reports of a ticket. */
interface Seen {
  key: string;
  lines: string[];
}

/** Times for each look-up, ms: by Sidecar, and of the same reads alone. */
interface LookUpTimes {
  ours: number[];
  raw: number[];
}

/** From the facts of a ticket to its ranked orders, in the worker, at each number of orders. */
export async function measureLookUp(browsers: ShopBrowsers, { orders, often }: Size): Promise<Line[]> {
  const lines: Line[] = [];
  const medians: number[] = [];
  for (const count of orders) {
    const times = await lookUpTickets(await browsers.of(count), often);
    const [ours, raw] = [summarise(times.ours), summarise(times.raw)];
    medians.push(ours.median);
    lines.push({
      figure: `ticket facts → ranked orders at ${writeCount(count)}, p95`,
      ours: writeTimes(ours),
      against: `${writeTimes(raw)}: raw reads of the same keys`,
      ratio: ours.p95 / raw.p95,
      limit: { most: 2 },
    });
  }
  const [few = NaN, many = NaN] = [medians[0], medians.at(-1)];
  const [first, last = first] = [orders[0], orders.at(-1)];
  lines.push({
    figure: `the same at ${writeCount(last)}, median`,
    ours: `${many.toFixed(1)} ms`,
    against: `${few.toFixed(1)} ms: at ${writeCount(first)}`,
    ratio: many / few,
    limit: { most: 2 },
  });
  return lines;
}

async function lookUpTickets({ chromium, shop }: ShopBrowser, times: number): Promise<LookUpTimes> {
  const worker = await chromium.worker();
  return worker.evaluate(lookUpAll, shop.tickets.slice(0, times).map(toSeen));
}

/** The lines that the page of a ticket shows. */
function toSeen({ id, requester, orderNumber, subject, messages }: Ticket): Seen {
  const { name, email = '', phone = '', login = '' } = requester;
  const texts = messages.flatMap(({ text }) => text.split('\n'));
  const lines = [subject, name, email, phone, login, orderNumber ?? '', ...texts];
  return { key: `bench ${id}`, lines: lines.filter((line) => line.trim() !== '') };
}

/**
 * Runs in the worker. Gives the worker's own listener what content script and panel send, from the report of a ticket
 * to the orders for the panel. Then reads the same keys again, with nothing around.
 */
async function lookUpAll(seen: Seen[]): Promise<LookUpTimes> {
  interface Read {
    store: string;
    index: string | null;
    method: 'get' | 'getAll' | 'getAllKeys' | 'getKey' | 'count';
    parameters: unknown[];
  }
  const site = 'https://app.responso.com';
  const tab = { id: 999_999, url: `${site}/tickets/1` };
  const page = { id: chrome.runtime.id, origin: site, url: tab.url, frameId: 0, tab };
  const panelKey = crypto.randomUUID();
  // Not `getURL('order-panel.html')`: that is the address for pages, which changes with each start of the browser.
  const origin = chrome.runtime.getURL('').slice(0, -1);
  const panel = {
    ...{ id: chrome.runtime.id, origin, frameId: 7, tab },
    url: `${origin}/order-panel.html#${panelKey}`,
  };
  const send = (sender: object, type: string, data?: object) =>
    new Promise<unknown>((resolve) => chrome.runtime.onMessage.dispatch({ type, data }, sender, resolve));
  const lookUp = async (ticket: Seen) => {
    await send(page, 'ticketSeen', { visit: crypto.randomUUID(), ...ticket });
    return send(panel, 'findOrders');
  };

  const methods = ['get', 'getAll', 'getAllKeys', 'getKey', 'count'] as const;
  const record = async (ticket: Seen): Promise<Read[]> => {
    const reads: Read[] = [];
    const undo = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((prototype) =>
      methods.map((method) => {
        const original: unknown = Reflect.get(prototype, method);
        if (typeof original !== 'function') throw new Error(method);
        Reflect.set(prototype, method, function (this: IDBObjectStore | IDBIndex, ...parameters: unknown[]) {
          const isIndex = this instanceof IDBIndex;
          const store = isIndex ? this.objectStore.name : this.name;
          reads.push({ store, index: isIndex ? this.name : null, method, parameters });
          const request: unknown = Reflect.apply(original, this, parameters);
          return request;
        });
        return () => Reflect.set(prototype, method, original);
      }),
    );
    const answer = JSON.stringify(await lookUp(ticket));
    if (!answer.includes('"ok":true')) throw new Error(answer);
    undo.forEach((each) => each());
    return reads;
  };
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('sidecar');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error(opening.error?.message));
  });
  const replay = (reads: Read[]) =>
    new Promise<void>((resolve, reject) => {
      const transaction = db.transaction([...new Set(reads.map(({ store }) => store))]);
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(new Error(transaction.error?.message));
      for (const { store, index, method, parameters } of reads) {
        const source = transaction.objectStore(store);
        const from = index === null ? source : source.index(index);
        const read: unknown = Reflect.get(from, method);
        if (typeof read === 'function') Reflect.apply(read, from, parameters);
      }
    });

  await send(page, 'panelMounted', { key: panelKey });
  const recorded: Read[][] = [];
  for (const ticket of seen) recorded.push(await record(ticket));
  const times: LookUpTimes = { ours: [], raw: [] };
  for (const [at, ticket] of seen.entries()) {
    const began = performance.now();
    await lookUp(ticket);
    const looked = performance.now();
    await replay(recorded[at] ?? []);
    times.ours.push(looked - began);
    times.raw.push(performance.now() - looked);
  }
  db.close();
  return times;
}
