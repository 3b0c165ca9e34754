import type { Order } from '../shop/shop.ts';
import type { Account } from './account.ts';
import { ApiError } from './api-error.ts';
import type { Parameters } from './parameters.ts';
import { readFlag, readInteger, readText } from './parameters.ts';

export const pageSize = 100;

/**
 * The key by which the stand-in selects and sorts the hundred orders of an answer. It is undocumented (base-api.md
 * §3.1).
 */
const answerOrders = ['confirmed', 'id', 'added', 'idDescending', 'confirmedDescending', 'shuffled'] as const;
export type AnswerOrder = (typeof answerOrders)[number];

/**
 * Returns at most 100 orders, none of them archived, in the account's sort order. `confirmed` means by confirmation
 * date, then by id; by id only if `id_from` is given without a date.
 */
export function getOrders(account: Account, parameters: Parameters) {
  const passes = createOrderFilter(parameters);
  const orderId = readInteger(parameters, 'order_id');
  if (orderId !== undefined) {
    const order = account.findOrder(orderId);
    return { orders: order !== undefined && passes(order) ? [writeOrder(order, parameters)] : [] };
  }
  const date = readInteger(parameters, 'date_confirmed_from');
  const id = readInteger(parameters, 'id_from');
  if (account.answerOrder !== 'confirmed')
    return {
      orders: inOrder([...account.listOrders()].filter(passes), account).map((order) =>
        writeOrder(order, parameters),
      ),
    };
  const isById = id !== undefined && date === undefined && readInteger(parameters, 'date_from') === undefined;
  const orders = isById
    ? account.byId.pageFrom({ date: 0, id }, pageSize, passes)
    : account.byDate.pageFrom({ date: date ?? 0, id: 0 }, pageSize, passes);
  return { orders: orders.map((order) => writeOrder(order, parameters)) };
}

/** The first hundred in the account's sort order. */
function inOrder(orders: Order[], { answerOrder, shuffling }: Account): Order[] {
  const key = ({ order_id, date_add, date_confirmed }: Order): number[] => {
    const [id, added, confirmed] = [order_id, date_add, date_confirmed].map(Number);
    switch (answerOrder) {
      case 'id':
        return [id ?? 0];
      case 'idDescending':
        return [-(id ?? 0)];
      case 'added':
        return [added ?? 0, id ?? 0];
      case 'confirmedDescending':
        return [-(confirmed ?? 0), -(id ?? 0)];
      case 'shuffled':
        return [shuffling.integer(0, 1e9)];
      case 'confirmed':
        return [confirmed ?? 0, id ?? 0];
    }
  };
  return orders
    .map((order) => ({ order, key: key(order) }))
    .toSorted((a, b) => (a.key[0] ?? 0) - (b.key[0] ?? 0) || (a.key[1] ?? 0) - (b.key[1] ?? 0))
    .slice(0, pageSize)
    .map(({ order }) => order);
}

/** Applies to `order_id` too: an unconfirmed order is returned only if it is asked for. */
function createOrderFilter(parameters: Parameters): (order: Order) => boolean {
  const withUnconfirmed = readFlag(parameters, 'get_unconfirmed_orders');
  const dateFrom = readInteger(parameters, 'date_from') ?? 0;
  const confirmedFrom = readInteger(parameters, 'date_confirmed_from') ?? 0;
  const idFrom = readInteger(parameters, 'id_from') ?? 0;
  const statusId = readInteger(parameters, 'status_id');
  const email = readText(parameters, 'filter_email')?.toLowerCase();
  const source = readText(parameters, 'filter_order_source');
  // Only used together with the source.
  const sourceId = source === undefined ? undefined : readInteger(parameters, 'filter_order_source_id');
  const shopOrderId = readInteger(parameters, 'filter_shop_order_id');
  const externalId = readText(parameters, 'filter_external_order_id');
  return (order) =>
    (withUnconfirmed || Number(order.date_confirmed) > 0) &&
    Number(order.date_confirmed) >= confirmedFrom &&
    Number(order.date_add) >= dateFrom &&
    Number(order.order_id) >= idFrom &&
    (statusId === undefined || Number(order.order_status_id) === statusId) &&
    (email === undefined || order.email?.toLowerCase() === email) &&
    (source === undefined || order.order_source === source) &&
    (sourceId === undefined || Number(order.order_source_id) === sourceId) &&
    (shopOrderId === undefined || Number(order.shop_order_id) === shopOrderId) &&
    (externalId === undefined || order.external_order_id === externalId);
}

/** The order as it is sent. Optional parts are left out unless they were asked for. */
function writeOrder(order: Order, parameters: Parameters): Order {
  const withFields = readFlag(parameters, 'include_custom_extra_fields');
  const withCommissions = ['include_commission_data', 'with_commission', 'include_commissions'].some((name) =>
    readFlag(parameters, name),
  );
  const withConnect = readFlag(parameters, 'include_connect_data');
  if (!withFields && !withCommissions && !withConnect && !hasOptionalPart(order)) return order;
  const { custom_extra_fields, commission, commissions, connect_data, ...plain } = order;
  return {
    ...plain,
    // Base sends an empty map as a list (base-api.md §2).
    ...(withFields ? { custom_extra_fields: custom_extra_fields ?? [] } : {}),
    ...(withCommissions && commission !== undefined ? { commission } : {}),
    ...(withCommissions && commissions !== undefined ? { commissions } : {}),
    ...(withConnect ? { connect_data: connect_data ?? [] } : {}),
  };
}

function hasOptionalPart(order: Order): boolean {
  return (
    'custom_extra_fields' in order ||
    'commission' in order ||
    'commissions' in order ||
    'connect_data' in order
  );
}

/** Every value a string, newest first (base-api.md §3.5). Archived orders are left out, which is not documented. */
export function getOrdersByEmail(account: Account, parameters: Parameters) {
  const email = readText(parameters, 'email')?.toLowerCase();
  const found =
    email === undefined ? [] : findNewestFirst(account, (order) => order.email?.toLowerCase() === email);
  return { orders: found.map(summarise) };
}

/**
 * How Base compares phones is not documented. Here the digits must be the same: spaces and signs do not matter, +48
 * does. The documentation's sample mixes numbers and strings for order_id, so we do too.
 */
export function getOrdersByPhone(account: Account, parameters: Parameters) {
  const phone = digitsOf(readText(parameters, 'phone') ?? '');
  const found =
    phone === '' ? [] : findNewestFirst(account, (order) => digitsOf(order.phone ?? '') === phone);
  return {
    orders: found.map((order, index) => ({
      ...summarise(order),
      order_id: index % 2 === 0 ? Number(order.order_id) : String(order.order_id),
      delivery_fullname: order.delivery_fullname ?? '',
      delivery_company: order.delivery_company ?? '',
    })),
  };
}

export function setOrderStatus(account: Account, parameters: Parameters, at: number) {
  const order = account.findOrder(readInteger(parameters, 'order_id') ?? 0);
  const statusId = readInteger(parameters, 'status_id');
  // Base's own codes for these two are not known (base-api.md §1), nor what it does for an archived order.
  if (order === undefined) throw new ApiError('ERROR_ORDER_ID', 'There is no such order');
  if (statusId === undefined || !account.shop.statuses.some((status) => status.id === statusId)) {
    throw new ApiError('ERROR_STATUS_ID', 'There is no such status');
  }
  const orderId = Number(order.order_id);
  account.statusCalls.push({ at, orderId, from: Number(order.order_status_id), to: statusId });
  account.setOrderStatus(orderId, statusId);
  return {};
}

/**
 * The texts that setOrderFields takes, with the length to which Base cuts them (base-api.md §3.4 and
 * api.base.com/?method=setOrderFields). That it cuts, and does not refuse, is an assumption.
 */
const textFields = {
  admin_comments: 200,
  user_comments: 510,
  payment_method: 30,
  email: 150,
  phone: 100,
  user_login: 30,
  delivery_method: 30,
  delivery_fullname: 100,
  delivery_company: 100,
  delivery_address: 156,
  delivery_postcode: 100,
  delivery_city: 100,
  delivery_state: 100,
  delivery_country_code: 2,
  delivery_point_id: 40,
  delivery_point_name: 100,
  delivery_point_address: 100,
  delivery_point_postcode: 100,
  delivery_point_city: 100,
  extra_field_1: 50,
  extra_field_2: 50,
};

/** Overwrites the given texts of an order. Other fields of Base's are not supported. */
export function setOrderFields(account: Account, parameters: Parameters, at: number) {
  const order = account.findOrder(readInteger(parameters, 'order_id') ?? 0);
  if (order === undefined) throw new ApiError('ERROR_ORDER_ID', 'There is no such order');
  const fields = Object.fromEntries(
    Object.entries(textFields).flatMap(([name, limit]) => {
      const value = parameters[name];
      return value === undefined ? [] : [[name, textOf(value).slice(0, limit)]];
    }),
  );
  const orderId = Number(order.order_id);
  const before = Object.fromEntries(Object.keys(fields).map((name) => [name, textOf(order[name])]));
  account.fieldCalls.push({ at, orderId, before, fields });
  account.changeOrder(orderId, fields);
  return {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function findNewestFirst(account: Account, passes: (order: Order) => boolean): Order[] {
  return [...account.listOrders()].filter(passes).sort((a, b) => Number(b.date_add) - Number(a.date_add));
}

function summarise(order: Order) {
  return {
    order_id: String(order.order_id),
    order_status_id: String(order.order_status_id),
    date_in_status: String(order.date_in_status),
    date_add: String(order.date_add),
  };
}

function digitsOf(phone: string): string {
  return phone.replaceAll(/\D/g, '');
}
