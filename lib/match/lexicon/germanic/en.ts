import type { Words } from '@/lib/match/lexicon/words';

/** The words that announce a value. Content scripts load no others. */
export const enLabels = {
  order: 'order orders orderid orderno ordernr ordernumber purchase transaction',
  parcel: 'parcel parcels package tracking track shipment consignment waybill awb',
  return: 'return returns rma claim refund',
  phone: 'phone telephone mobile cell cellphone tel tel. ph. whatsapp whats fax sms landline',
  hotline: 'hotline helpline infoline',
  calling: 'call calling ring reach contact dial callback',
  login: 'login username nick nickname',
  buyer: 'buyer user',
  email: 'email e-mail mail',
  invoice: 'invoice invoices receipt bill',
  case: 'ticket* case thread payment paypal offer auction listing message discussion review document request inquiry enquiry quotation contract',
  amount: 'amount total subtotal price',
  date: 'date',
  other:
    'vat vatid tax iban bic swift account bank postcode postal zip ean* gtin* isbn upc sku imei serial model* art item product street customer client pin otp voucher coupon card license licence version size eori room floor batch asin part company authorisation authorization',
  number: 'number numbers num num. no no. nos nos. nr nr. n.',
  id: 'id ref ref. reference',
} satisfies Words;

export const en: Words = {
  ...enLabels,
  copula: 'is was are',
  mine: 'my',
  and: 'and',
  or: 'or',
  also: 'also another',
  preposition: 'for with of at from',
  filler:
    'the our your me im i am an about regarding re fw fwd under amazon ebay etsy shop store base baselinker external internal code this that placed yesterday',
  verb: 'has have is was not still did hasn isn please',
  unit: 'pcs pcs. piece pieces item items day days hour hours year years people times min min. percent',
  plurals: 'orders purchases',
};
