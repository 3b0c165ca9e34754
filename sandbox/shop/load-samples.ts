import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { couriers } from './catalogue.ts';
import { makeSampleTicket } from './sample-tickets.ts';
import type { Order, Shop, Sources, Status } from './shop.ts';

const wireNumber = z.union([z.number(), z.string()]);

const ordersFile = z.object({
  orders: z.array(
    z.looseObject({
      order_id: wireNumber,
      order_status_id: wireNumber,
      date_add: wireNumber,
      date_confirmed: wireNumber,
      date_in_status: wireNumber,
      order_source: z.string().optional(),
      order_source_id: wireNumber.optional(),
      shop_order_id: wireNumber.optional(),
      external_order_id: z.string().optional(),
      user_login: z.string().optional(),
      email: z.string().optional(),
      phone: z.string().optional(),
      delivery_fullname: z.string().optional(),
      delivery_company: z.string().optional(),
    }),
  ),
});

const statusesFile = z.object({
  statuses: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      name_for_customer: z.string(),
      color: z.string().optional(),
      group_id: z.number().optional(),
      is_primary: z.number().optional(),
    }),
  ),
});

const sourcesFile = z.object({ sources: z.record(z.string(), z.record(z.string(), z.string())) });

const extraFieldsFile = z.object({
  extra_fields: z.array(
    z.object({
      extra_field_id: z.number(),
      name: z.string(),
      editor_type: z.string(),
      options: z.array(z.string()).optional(),
    }),
  ),
});

const day = 86_400;
// A little less than three months at their shortest.
const servedAge = 89 * day;

/**
 * Loads captured answers as one account: all orders of the folder's `getOrders__*.json` files, in the order of the file
 * names. If an order_id is repeated, the first one counts. Values and JSON types stay as captured, with one exception:
 * an order with a date in the future or more than three months ago would never be served, so all its dates are moved
 * into the last three days. Each date keeps its JSON type (empty and 0 stay). The dates of an order keep their
 * sequence, a minute apart. So do the moved orders.
 *
 * Statuses, sources and extra fields come from `getOrderStatusList__*.json`, `getOrderSources__*.json` and
 * `getOrderExtraFields__*.json`; others that the orders name are added, because an account has the statuses and
 * sources of its own orders. Each order gets a ticket in Polish from its buyer: by e-mail, else by phone, else with the
 * order's number in the text.
 *
 * @param now unix seconds
 * @throws an error that names the file, if a file is not JSON or not such an answer
 */
export function loadSamples(folder: string, { now }: { now: number }): Shop {
  const read = <Schema extends z.ZodType>(method: string, schema: Schema) =>
    readAnswers(folder, method, schema);
  const captured = new Map<number, Order>();
  for (const order of read('getOrders', ordersFile).flatMap((file) => file.orders)) {
    const id = Number(order.order_id);
    if (!captured.has(id)) captured.set(id, order);
  }
  const orders = moveOldOrders([...captured.values()], now);
  return {
    orders: orders.toSorted((a, b) => Number(a.order_id) - Number(b.order_id)),
    archivedOrders: [],
    packages: [],
    invoices: [],
    receipts: [],
    returns: [],
    statuses: completeStatuses(
      read('getOrderStatusList', statusesFile).flatMap((file) => file.statuses),
      orders,
    ),
    statusGroups: [],
    returnStatuses: [],
    returnStatusGroups: [],
    returnReasons: [],
    sources: completeSources(
      read('getOrderSources', sourcesFile).map((file) => file.sources),
      orders,
    ),
    extraFields: read('getOrderExtraFields', extraFieldsFile).flatMap((file) => file.extra_fields),
    couriers,
    tickets: orders.map((order, index) => makeSampleTicket(order, orders, index, now)),
  };
}

/** The parsed answers of one method, by file name. */
function readAnswers<Schema extends z.ZodType>(
  folder: string,
  method: string,
  schema: Schema,
): z.infer<Schema>[] {
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(`${method}__`) && name.endsWith('.json'),
  );
  return names.sort().map((name) => {
    try {
      return schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw new Error(`${name} is no answer of ${method}: ${reason}`, { cause: error });
    }
  });
}

const dateFields = ['date_add', 'date_confirmed', 'date_in_status'] as const;

function moveOldOrders(orders: Order[], now: number): Order[] {
  const moving = orders.filter((order) => !isServed(order, now));
  moving.sort((a, b) => Number(a.date_add) - Number(b.date_add));
  const step = Math.floor((3 * day) / (moving.length + 1));
  const bases = new Map(moving.map((order, index) => [order, now - 3 * day + index * step]));
  return orders.map((order) => {
    const base = bases.get(order);
    return base === undefined ? order : moveDates(order, base);
  });
}

function isServed(order: Order, now: number): boolean {
  const dates = datesOf(order);
  return dates.length > 0 && dates.every((date) => date <= now && date > now - servedAge);
}

function moveDates(order: Order, base: number): Order {
  const sequence = [...new Set(datesOf(order))].sort((a, b) => a - b);
  const moved = { ...order };
  for (const field of dateFields) {
    const place = sequence.indexOf(Number(order[field]));
    if (place === -1) continue;
    const date = base + place * 60;
    moved[field] = typeof order[field] === 'string' ? String(date) : date;
  }
  return moved;
}

/** The order's dates. 0 and empty mean none. */
function datesOf(order: Order): number[] {
  return dateFields.map((field) => Number(order[field])).filter((date) => date > 0);
}

function completeStatuses(known: Status[], orders: Order[]): Status[] {
  const complete = new Map<number, Status>();
  for (const status of known) if (!complete.has(status.id)) complete.set(status.id, status);
  for (const { order_status_id } of orders) {
    const id = Number(order_status_id);
    const name = `Status ${String(id)}`;
    if (!complete.has(id)) complete.set(id, { id, name, name_for_customer: name });
  }
  return [...complete.values()];
}

function completeSources(known: Sources[], orders: Order[]): Sources {
  const complete: Record<string, Record<string, string>> = {};
  const add = (code: string, id: string, name: string) => {
    const names = (complete[code] ??= {});
    names[id] ??= name;
  };
  for (const [code, names] of known.flatMap((sources) => Object.entries(sources))) {
    for (const [id, name] of Object.entries(names)) add(code, id, name);
  }
  for (const { order_source: code, order_source_id: id } of orders) {
    if (code !== undefined && id !== undefined) add(code, String(id), `${code} ${String(id)}`);
  }
  return complete;
}
