import type { BasePanelOptions } from './create-base-panel.ts';

const COMMON = {
  shop_order_id: 5001,
  external_order_id: '',
  order_source: 'shop',
  order_status_id: 1,
  date_add: 1795300000,
  currency: 'PLN',
  payment_method: 'Przelew',
  payment_method_cod: '0',
  payment_done: 149.9,
  delivery_method: 'Kurier testowy',
  delivery_price: 15.9,
  delivery_package_nr: '620000000000000000000001',
  delivery_fullname: 'Ala Kot',
  delivery_company: '',
  delivery_address: 'Testowa 1',
  delivery_postcode: '00-001',
  delivery_city: 'Warszawa',
  delivery_country: 'Polska',
  delivery_country_code: 'PL',
  extra_field_1: '',
  extra_field_2: '',
  admin_comments: '',
  products: [{ name: 'Kubek <b>duży</b>', sku: 'KUB-1', price_brutto: 67, quantity: 2 }],
};

const RETURN_FACTS = {
  status_id: '2041',
  reference_number: 'R/1',
  order_return_source: 'allegro',
  date_add: 1795320000,
  email: 'jan@example.com',
  currency: 'PLN',
  refunded: '0.00',
  delivery_fullname: 'Jan Nowak',
  products: [{ name: 'Kubek', sku: 'KUB-1', price_brutto: 67, quantity: 1 }],
};

/** Three orders on the list, one in the archive, one return; numbers are numbers or strings of digits. */
export function makePanelRecords(): BasePanelOptions {
  return {
    orders: [
      {
        ...COMMON,
        order_id: 900000001,
        user_login: 'ala_kot',
        email: 'ala.kot@example.com',
        phone: '+48 600 100 200',
      },
      {
        ...COMMON,
        order_id: '900000002',
        order_status_id: '2',
        date_add: '1795310000',
        external_order_id: '7c1f1d60-51c2',
        email: 'jan@example.com',
      },
      { order_id: 900000003, order_status_id: 1, date_add: 1795290000, email: '', phone: '', user_login: '' },
    ],
    archivedOrders: [{ ...COMMON, order_id: 800000001, email: 'dawno@example.com', date_add: 1750000000 }],
    returns: [{ ...RETURN_FACTS, return_id: 700001, order_id: 900000002 }],
    statuses: [
      { id: 1, name: 'Nowe' },
      { id: 2, name: 'Wysłane' },
    ],
    returnStatuses: [{ id: 2041, name: 'Zwrot przyjęty' }],
  };
}
