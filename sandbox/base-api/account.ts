import { createRandom } from '../shop/random.ts';
import type { Invoice, Order, OrderReturn, Package, Shop } from '../shop/shop.ts';
import { Journal, orderEvent, returnEvent } from './journal.ts';
import type { AnswerOrder } from './order-methods.ts';
import { SortedList } from './sorted-list.ts';

/** A setOrderStatus request that was carried out. */
export interface StatusCall {
  /** Unix ms. */
  at: number;
  orderId: number;
  from: number;
  to: number;
}

/** A setOrderFields request that was carried out: Base's names of the fields, and their values as they were cut. */
export interface FieldsCall {
  /** Unix ms. */
  at: number;
  orderId: number;
  before: Record<string, string>;
  fields: Record<string, string>;
}

/** What getLabel answers instead of the parcel's own label, valid or not. */
export interface LabelAnswer {
  extension: string;
  /** Base64, if the label is meant to be valid. */
  label: string;
}

/** A setOrderReturnStatus request that was carried out. */
export interface ReturnStatusCall {
  /** Unix ms. */
  at: number;
  returnId: number;
  from: number;
  to: number;
}

/**
 * One Base account: the state that the API's methods read, and the changes that people and programs make to it. Each
 * change writes the journal entry that Base would write. The shop that it starts from is not modified.
 */
export class Account {
  readonly shop: Shop;
  /** The key by which orders are selected and sorted in answers. */
  answerOrder: AnswerOrder = 'confirmed';
  /** Picks the orders of an answer where `answerOrder` is `shuffled`. */
  readonly shuffling = createRandom(1);
  readonly journal: Journal;
  readonly returnJournal: Journal;
  /** Confirmed and unconfirmed orders by confirmation date, then id. */
  readonly byDate: SortedList<Order>;
  readonly byId: SortedList<Order>;
  readonly returns: SortedList<OrderReturn>;
  /** The status changes that API clients asked for, oldest first. */
  readonly statusCalls: StatusCall[] = [];
  readonly returnStatusCalls: ReturnStatusCall[] = [];
  readonly fieldCalls: FieldsCall[] = [];
  #orders: Map<number, Order>;
  #returns: Map<number, OrderReturn>;
  #packages = new Map<number, Package[]>();
  #packagesById = new Map<string, Package>();
  /** By package id. */
  readonly labels = new Map<string, LabelAnswer>();
  /** By invoice id: what getInvoiceFile answers as `invoice` instead of the invoice's own file, valid or not. */
  readonly invoiceFiles = new Map<number, unknown>();
  #invoices: Invoice[];
  #now: () => number;

  /** `now` gives unix ms. */
  constructor(shop: Shop, hasJournal: boolean, now: () => number) {
    this.shop = shop;
    this.journal = new Journal(hasJournal);
    this.returnJournal = new Journal(hasJournal);
    this.byDate = new SortedList(shop.orders.map((order) => ({ place: placeByDate(order), item: order })));
    this.byId = new SortedList(shop.orders.map((order) => ({ place: placeById(order), item: order })));
    this.returns = new SortedList(
      shop.returns.map((orderReturn) => ({
        place: { date: 0, id: orderReturn.return_id },
        item: orderReturn,
      })),
    );
    this.#orders = new Map(shop.orders.map((order) => [Number(order.order_id), order]));
    this.#returns = new Map(shop.returns.map((orderReturn) => [orderReturn.return_id, orderReturn]));
    for (const parcel of shop.packages) this.#keepPackage(parcel);
    this.#invoices = [...shop.invoices];
    this.#now = now;
  }

  /** The order; undefined if it is archived, merged into another or deleted. */
  findOrder(orderId: number): Order | undefined {
    return this.#orders.get(orderId);
  }

  findReturn(returnId: number): OrderReturn | undefined {
    return this.#returns.get(returnId);
  }

  /** All orders that are not archived, in no particular order. */
  listOrders(): Iterable<Order> {
    return this.#orders.values();
  }

  /** The order's parcels, including return parcels. */
  listPackages(orderId: number): Package[] {
    return this.#packages.get(orderId) ?? [];
  }

  findPackage(packageId: string): Package | undefined {
    return this.#packagesById.get(packageId);
  }

  findPackageByNumber(number: string): Package | undefined {
    for (const parcel of this.#packagesById.values()) {
      if (parcel.wire.courier_package_nr === number) return parcel;
    }
    return undefined;
  }

  addOrder(order: Order): void {
    this.#keepOrder(order);
    const id = Number(order.order_id);
    this.#record(orderEvent.created, id);
    if (Number(order.date_confirmed) > 0) this.#record(orderEvent.confirmed, id);
  }

  /** Adds an order from before the journal's first entry. If it is old, no sync meets it: only a search in Base does. */
  addOldOrder(order: Order): void {
    this.#keepOrder(order);
  }

  /** Changes the order's status now. */
  setOrderStatus(orderId: number, statusId: number): void {
    const order = this.#requireOrder(orderId);
    this.#keepOrder({ ...order, order_status_id: statusId, date_in_status: this.#seconds() });
    this.#record(orderEvent.statusChanged, orderId, statusId);
  }

  /** Overwrites fields of an order except its id and status. The journal entry depends on the kind of fields. */
  changeOrder(orderId: number, fields: Partial<Omit<Order, 'order_id' | 'order_status_id'>>): void {
    const order = this.#requireOrder(orderId);
    this.#forgetOrder(orderId, order);
    this.#keepOrder({ ...order, ...fields });
    for (const event of new Set(Object.keys(fields).map(eventOfField))) this.#record(event, orderId);
  }

  /** Archives the order: the API no longer returns it. The journal has no "archived" event (base-api.md §4.1). */
  archiveOrder(orderId: number): void {
    this.#forgetOrder(orderId, this.#requireOrder(orderId));
  }

  deleteOrder(orderId: number): void {
    this.#forgetOrder(orderId, this.#requireOrder(orderId));
    this.#record(orderEvent.removed, orderId);
  }

  /**
   * Merges `mergedId` into `orderId`: its products and parcels move over, and it disappears. Whether Base also logs a
   * removal is not known. We log none, so that clients cannot rely on it.
   */
  mergeOrders(orderId: number, mergedId: number): void {
    const order = this.#requireOrder(orderId);
    const merged = this.#requireOrder(mergedId);
    this.#forgetOrder(mergedId, merged);
    this.#keepOrder({ ...order, products: [...listOf(order.products), ...listOf(merged.products)] });
    for (const parcel of this.listPackages(mergedId)) this.#keepPackage({ ...parcel, orderId });
    this.#packages.delete(mergedId);
    this.#record(orderEvent.merged, orderId, mergedId);
  }

  addPackage(parcel: Package): void {
    this.#keepPackage(parcel);
    this.#record(orderEvent.packageCreated, parcel.orderId, Number(parcel.wire.package_id));
  }

  /** All invoices, in no particular order. */
  listInvoices(): readonly Invoice[] {
    return this.#invoices;
  }

  addInvoice(invoice: Invoice): void {
    this.#invoices.push(invoice);
    this.#record(orderEvent.invoiceIssued, invoice.order_id, invoice.invoice_id);
  }

  addReturn(orderReturn: OrderReturn): void {
    this.#keepReturn(orderReturn);
    this.returnJournal.record(returnEvent.created, orderReturn.return_id, 0, this.#seconds());
  }

  /** Changes the return's status now. */
  setReturnStatus(returnId: number, statusId: number): void {
    const orderReturn = this.#returns.get(returnId);
    if (orderReturn === undefined) throw new Error(`This account has no return ${String(returnId)}`);
    this.#keepReturn({ ...orderReturn, status_id: statusId, date_in_status: this.#seconds() });
    this.returnJournal.record(returnEvent.statusChanged, returnId, statusId, this.#seconds());
  }

  /** Removes the return: the API no longer returns it. The journal has no event for it (base-api.md §4.2). */
  removeReturn(returnId: number): void {
    this.#returns.delete(returnId);
    this.returns.remove({ date: 0, id: returnId });
  }

  /** Switches one journal, or both, on or off. What happens while it is off is never logged. */
  switchJournal(isOn: boolean, which: 'orders' | 'returns' | 'both' = 'both'): void {
    if (which !== 'returns') this.journal.isOn = isOn;
    if (which !== 'orders') this.returnJournal.isOn = isOn;
  }

  #requireOrder(orderId: number): Order {
    const order = this.#orders.get(orderId);
    if (order === undefined) throw new Error(`This account has no order ${String(orderId)}`);
    return order;
  }

  #keepOrder(order: Order): void {
    this.#orders.set(Number(order.order_id), order);
    this.byDate.put(placeByDate(order), order);
    this.byId.put(placeById(order), order);
  }

  #forgetOrder(orderId: number, order: Order): void {
    this.#orders.delete(orderId);
    this.byDate.remove(placeByDate(order));
    this.byId.remove(placeById(order));
  }

  #keepReturn(orderReturn: OrderReturn): void {
    this.#returns.set(orderReturn.return_id, orderReturn);
    this.returns.put({ date: 0, id: orderReturn.return_id }, orderReturn);
  }

  #keepPackage(parcel: Package): void {
    this.#packagesById.set(parcel.wire.package_id, parcel);
    const parcels = this.#packages.get(parcel.orderId);
    if (parcels === undefined) this.#packages.set(parcel.orderId, [parcel]);
    else parcels.push(parcel);
  }

  #record(event: number, orderId: number, objectId = 0): void {
    this.journal.record(event, orderId, objectId, this.#seconds());
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}

function placeByDate(order: Order) {
  return { date: Number(order.date_confirmed), id: Number(order.order_id) };
}

function placeById(order: Order) {
  return { date: 0, id: Number(order.order_id) };
}

function eventOfField(field: string): number {
  if (field === 'date_confirmed') return orderEvent.confirmed;
  if (field === 'payment_done') return orderEvent.paid;
  return field.startsWith('delivery_') ? orderEvent.deliveryEdited : orderEvent.edited;
}

function listOf(products: unknown): unknown[] {
  return Array.isArray(products) ? products : [];
}
