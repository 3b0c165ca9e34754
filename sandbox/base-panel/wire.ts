/**
 * The fields of Base's records that the server itself reads (base-api.md §3.1, §6.1). It passes all other fields on to
 * the page, so any type with more fields fits. Base sends numbers as numbers or as strings of digits.
 */
type WireNumber = number | string;

export interface PanelOrder {
  order_id: WireNumber;
  order_status_id: WireNumber;
  /** Unix seconds. */
  date_add: WireNumber;
  shop_order_id?: WireNumber | undefined;
  external_order_id?: string | undefined;
  user_login?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  delivery_fullname?: string | undefined;
}

export interface PanelReturn {
  return_id: WireNumber;
  /** 0 when the return belongs to no order. */
  order_id: WireNumber;
}

export interface PanelStatus {
  id: WireNumber;
  name: string;
}
