/**
 * What the server itself reads of Base's records (base-api.md §3.1, §6.1). All other fields are passed on to the page
 * as they are, so any fuller type of the same records fits. Base sends numbers as numbers or as digits.
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
