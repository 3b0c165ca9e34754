import type { Ticket } from './ticket.ts';

/**
 * Everything in one Base account, and the helpdesk's tickets about it. Records are in Base's wire format and are never
 * changed in place: the stand-in API replaces a record that it changes, so many tests can share one shop.
 */
export interface Shop {
  /** The orders that getOrders returns, by ascending id. */
  orders: Order[];
  /** Orders older than three months. Base keeps them, but getOrders leaves them out (base-api.md §7). */
  archivedOrders: Order[];
  packages: Package[];
  invoices: Invoice[];
  receipts: Receipt[];
  returns: OrderReturn[];
  statuses: Status[];
  statusGroups: StatusGroup[];
  returnStatuses: Status[];
  returnStatusGroups: StatusGroup[];
  returnReasons: ReturnReason[];
  sources: Sources;
  extraFields: ExtraField[];
  couriers: Courier[];
  tickets: Ticket[];
}

/** Base sends a number as a number or as a string of digits, depending on the method and the year (base-api.md §2). */
export type WireNumber = number | string;

/**
 * An order as getOrders sends it, with all optional parts. Only the fields that the stand-ins read are named. All
 * others pass through unchanged.
 */
export interface Order {
  order_id: WireNumber;
  order_status_id: WireNumber;
  /** Unix seconds. */
  date_add: WireNumber;
  /** Unix seconds; 0 while unconfirmed. */
  date_confirmed: WireNumber;
  /** Unix seconds. */
  date_in_status: WireNumber;
  order_source?: string | undefined;
  order_source_id?: WireNumber | undefined;
  shop_order_id?: WireNumber | undefined;
  external_order_id?: string | undefined;
  user_login?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  delivery_fullname?: string | undefined;
  delivery_company?: string | undefined;
  currency?: string | undefined;
  want_invoice?: WireNumber | undefined;
  products?: unknown;
  [field: string]: unknown;
}

/** A return as getOrderReturns sends it, with all optional parts. */
export interface OrderReturn {
  return_id: number;
  /** 0 if the return belongs to no order. */
  order_id: number;
  status_id: WireNumber;
  /** Unix seconds. */
  date_add: number;
  /** Unix seconds. */
  date_in_status: number;
  order_return_source: string;
  order_return_source_id: number;
  [field: string]: unknown;
}

export interface Package {
  orderId: number;
  /** The label format of the courier account; null if the courier provides no label file. */
  labelExtension: 'pdf' | 'zpl' | null;
  /** As getOrderPackages sends it: every number a string. */
  wire: {
    package_id: string;
    courier_package_nr: string;
    courier_inner_number: string;
    courier_code: string;
    courier_other_name: string;
    account_id: string;
    tracking_status_date: string;
    tracking_delivery_days: string;
    tracking_status: string;
    package_type: string;
    tracking_url: string;
    is_return: boolean;
  };
  history: { tracking_status_date: number; courier_status_code: string; tracking_status: number }[];
}

/** An invoice as getInvoices sends it (base-api.md §3.11). */
export interface Invoice {
  invoice_id: number;
  order_id: number;
  series_id: number;
  /** Documented are `normal` and `correcting`. */
  type: string;
  number: string;
  /** Unix seconds. */
  date_add: number;
  external_invoice_number: string;
  [field: string]: unknown;
}

/** A receipt as getReceipt sends it (base-api.md §3.11). */
export interface Receipt {
  receipt_id: number;
  order_id: number;
  receipt_full_nr: string;
  [field: string]: unknown;
}

export interface Status {
  id: number;
  name: string;
  name_for_customer: string;
  color?: string | undefined;
  group_id?: number | undefined;
  is_primary?: number | undefined;
}

export interface ReturnReason {
  return_reason_id: number;
  name: string;
}

/** Of orders: 1 and 2 are `extra_field_1` and `extra_field_2`. */
export interface ExtraField {
  extra_field_id: number;
  name: string;
  editor_type: string;
  options?: string[] | undefined;
}

export interface StatusGroup {
  group_id: number;
  name: string;
  is_main_group: number;
}

/** Source code → source id → name. An empty map is `[]` on the wire (base-api.md §2). */
export type Sources = Record<string, Record<string, string> | never[]>;

export interface Courier {
  code: string;
  name: string;
}
