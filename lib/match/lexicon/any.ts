import type { Words } from './words';

/** Words that are the same in all languages. */
export const any: Words = {
  parcel: 'awb',
  phone: 'whatsapp viber gsm',
  email: 'email e-mail',
  other: 'iban bic swift ean gtin isbn upc sku imei',
  invoice: 'inv',
  id: 'id',
  unit: 'x kg g dag mg ml cl l cm mm m km kw v ah mah gb mb tb h r pln eur usd',
};
