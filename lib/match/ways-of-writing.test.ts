import { describe, expect, it } from 'vitest';
import { leadTo } from './fixtures/lead';
import { same, type Writing } from './fixtures/writing';

const marked = ['(00)559007700000000017', '00559007700000000017', '559007700000000017'];
const parcelMarks: Writing[] = [
  ...marked.flatMap((parcel) =>
    marked.flatMap((written) => same({ parcel }, 'named', `nr nadania ${written}`, written)),
  ),
  ...marked.flatMap((parcel) =>
    same({ parcel }, 'none', 'nr nadania 00559007700000000018', 'przesyłka 559007700000000016'),
  ),
  ...same(
    { parcel: '(00)559007700000000017' },
    'named',
    'paczka (00) 5590 0770 0000 0000 17',
    'nr nadania: (00) 559007700000000017',
  ),
];

const suffixes: Writing[] = [
  ...same(
    { externalOrderId: '6023000001-A' },
    'named',
    'zamówienie nr 6023000001',
    '6023000001',
    '6023000001-A',
  ),
  ...same({ externalOrderId: '6023000001-A' }, 'none', 'zamówienie 6023000001-B', 'zamówienie nr 6023000002'),
  ...same({ externalOrderId: '1268540501456-01' }, 'named', 'pedido 1268540501456'),
  ...same({ externalOrderId: '100000123-1' }, 'named', 'zamówienie nr 100000123', 'Order 100000123'),
  ...same(
    { externalOrderId: 'O-123456789-A' },
    'named',
    'O-123456789',
    'zamówienie O-123456789',
    'nr 123456789',
  ),
  ...same({ externalOrderId: '10012-PL' }, 'named', '#10012', 'order 10012'),
  ...same({ externalOrderId: '10012-PL' }, 'none', '#10013', '#10012-DE'),
  ...same({ externalOrderId: '02116_325100001-A' }, 'named', '325100001-A', 'zamówienie 325100001'),
  ...same({ externalOrderId: 'BB12345HELLO' }, 'named', '#12345', 'order BB12345'),
  ...same({ externalOrderId: '1234-56' }, 'none', 'zamówienie 34', 'zamówienie 56', 'zamówienie nr 1234'),
  ...same({ externalOrderId: '303-1234567-1234567' }, 'none', 'order 1234567', 'order 303'),
  ...same({ externalOrderId: 'SH-5001' }, 'none', 'order XY-5001'),
  ...same({ externalOrderId: '10012-DE-1' }, 'named', 'order #10012'),
  ...same({ externalOrderId: 'ZK 10000/M/08' }, 'none', 'order ZK 10000/M/09', 'order ZK 10000 / M / 09'),
];

const phone = { phone: '600100200', country: 'PL' };
const unlabelledPhones: Writing[] = [
  ...same(
    phone,
    'buyer',
    ...['600.100.200', '48 600 100 200', '600/100/200', '600 100200', '600 - 100 - 200', '0 600 100 200'].map(
      (written) => `Jan Nowak\n${written}`,
    ),
    'Jan Nowak\n0-600-100-200',
    '+48.600.100.200',
    '(+48) 600 100 200',
  ),
  ...same(phone, 'none', '600.100.201', '600/100/201', '0-600-100-201', 'zamówienie nr 600.100.200'),
  [{ orderId: '600100200' }, 'zamówienie nr 600.100.200', 'named'],
  [{ orderId: '600100200' }, 'Jan Nowak\n600.100.200', 'none'],
  [{ phone: '+40721234567', country: 'RO' }, 'Ion\n0721.234.567', 'buyer'],
  [{ phone: '+33612345678', country: 'FR' }, 'Luc\n06.12.34.56.78', 'buyer'],
  [{ phone: '+36301234567', country: 'HU' }, 'Imre\n06 30 123 4567', 'buyer'],
  [{ phone: '+36301234567', country: 'HU' }, 'Imre\n06-30-123-4567', 'buyer'],
  [{ phone: '+32470123456', country: 'BE' }, 'An\n0470 12 34 56', 'buyer'],
  [{ phone: '+31612345678', country: 'NL' }, 'Jan\n06-12345678', 'buyer'],
  [{ phone: '+37061234567', country: 'LT' }, 'Ona\n8 612 34567', 'buyer'],
  [{ phone: '+37061234567', country: 'LT' }, 'tel. 8 612 34567', 'buyer'],
  [{ phone: '+46701234567', country: 'SE' }, 'Eva\n070-123 45 67', 'buyer'],
  [{ phone: '+35312345678', country: 'IE' }, 'Sean\n01 234 5678', 'buyer'],
  [{ phone: '+380671234567', country: 'UA' }, 'Олена\n067 123 45 67', 'buyer'],
  [{ phone: '+306912345678', country: 'GR' }, 'Νίκος\n6912 345 678', 'buyer'],
  [{ phone: '+905321234567', country: 'TR' }, 'Ali\n0532 123 45 67', 'buyer'],
  [{ phone: '+4312345678901', country: 'AT' }, 'tel. +43 1 2345678901', 'buyer'],
  [{ phone: '+493023125101', country: 'DE' }, '+49 30 23125-101', 'buyer'],
  [{ phone: '+493023125101', country: 'DE' }, 'Telefon: 030 23125-101', 'buyer'],
  ...same(
    { phone: '0151 / 23 45 67 89', country: 'DE' },
    'buyer',
    'Handy 0151 / 23 45 67 89',
    'Jens\n0151 / 23 45 67 89',
    'Jens\n0151 - 234 567 89',
    '+49 151 23456789',
  ),
  ...same(
    { phone: '+4915123456789', country: 'DE' },
    'none',
    'Handy 0151 / 23 45 67 88',
    'Jens\n0152 / 23456789',
  ),
];

const phoneFields: Writing[] = [
  ...[
    '600100200/601200300',
    '600100200 601200300',
    '+48600100200 +48601200300',
    '600100200 i 601200300',
    '600 100 200 601 200 300',
    '600100200; 601200300',
    '600-100-200 - 601-200-300',
    '600100200, 601200300, 602300400',
  ].flatMap((field) => [
    ...same({ phone: field, country: 'PL' }, 'buyer', 'tel. 600 100 200', 'tel. 601 200 300'),
    ...same({ phone: field, country: 'PL' }, 'none', 'tel. 600 100 300', 'tel. 601 200 200'),
  ]),
  ...[
    '600100200 Ania',
    '600100200 (po 16:00)',
    'tel 600-100-200 mama',
    '+4848600100200',
    '+48 48600100200',
    '4848600100200',
    '0600100200',
    '+48 0600100200',
    '\u202a+48 600 100 200\u202c',
  ].flatMap((field) => [
    ...same({ phone: field, country: 'PL' }, 'buyer', 'tel. 600 100 200'),
    ...same({ phone: field, country: 'PL' }, 'none', 'tel. 600 100 201'),
  ]),
  ...['brak', '+480', ''].flatMap((field) =>
    same({ phone: field, country: 'PL' }, 'none', 'tel. 480', 'brak'),
  ),
];

const messengers: Writing[] = same(
  phone,
  'buyer',
  '48600100200@c.us',
  '48600100200@s.whatsapp.net',
  'https://wa.me/48600100200',
  'wa.me/48600100200',
  'https://api.whatsapp.com/send?phone=48600100200',
  'https://api.whatsapp.com/send?text=hi&phone=%2B48600100200',
  'whatsapp:+48600100200',
  'tel:+48600100200',
);

const lettersAndBlanks: Writing[] = [
  ...['ZK 12/M/08/2026', 'ZK 1234/2026', 'ZO 77/11/2026', 'ZO 7/11/2026', 'WZ 5/2026'].flatMap((number) =>
    same(
      { externalOrderId: number },
      'named',
      `Zamówienie ${number}`,
      `zamówienie nr ${number}`,
      `Zamówienie\n${number}`,
      `zamówienie ${number.replace(' ', '')}`,
      `Zamówienie ${number.toLowerCase()}`,
    ),
  ),
  ...same(
    { externalOrderId: 'ORD-2026-00123' },
    'named',
    'order ORD 2026 00123',
    'ORD-2026-00123',
    'order ord/2026/00123',
  ),
  ...same({ externalOrderId: 'ORD-2026-00123' }, 'none', 'order ORD 2026 00124', 'order ORD 2025 00123'),
  ...same(
    { externalOrderId: 'ZK 12/M/08/2026' },
    'named',
    'zamówienie nr 12/M/08/2026',
    'zamówienie ZK 12 / M / 08 / 2026',
  ),
  ...same(
    { externalOrderId: 'ZK 12/M/08/2026' },
    'none',
    'Zamówienie ZK 13/M/08/2026',
    'zamówienie z 12/08/2026',
  ),
  ...same(
    { externalOrderId: 'WZ 5/2026' },
    'none',
    'Zamówienie WZ 6/2026',
    'w dniu 5/2026',
    'zamówienie z 5/2026',
  ),
];

const four = { shopOrderId: '4913' };
const languages: Writing[] = [
  ...same(
    four,
    'named',
    'Objednávka č. 4913',
    'objednávka č.: 4913 nedorazila',
    'Objednávka č. 4913 neprišla',
    'Bestelnummer: 4913',
    'Номер замовлення: 4913',
    'Замовлення №4913',
    'Номер заказа 4913',
    'Номер на поръчка: 4913',
    'Broj narudžbe: 4913',
    'Број поруџбине: 4913',
    'Naročilo št. 4913',
    'Užsakymo nr. 4913',
    'Pasūtījuma numurs: 4913',
    'Tellimuse number: 4913',
    'Ordrenummer 4913',
    'Beställningsnummer: 4913',
    'Tilausnumero 4913',
    'Αριθμός παραγγελίας: 4913',
    'sipariş no 4913',
    'Rendelésszám: 4913',
    'Rendelési szám: 4913',
    'Comanda nr. 4913',
    'Numéro de commande : 4913',
    'Commande n° 4913',
    'Numero ordine: 4913',
    'Ordine n. 4913',
    'Número de pedido: 4913',
    'zlecenie nr 4913',
    'zamów. 4913',
    'Best.-Nr. 4913',
    'pedido núm. 4913',
    'ЗАМОВЛЕННЯ № 4913',
    'objednavka c. 4913',
    'rendelésem (4913) nem érkezett meg',
    'A 4913-as rendelés',
    '4913 számú rendelés',
    '4913 numaralı sipariş',
    'Nr. comandă 4913',
    'Auftrags-Nr. 4913',
    'Заказ 4913 не пришел',
    'Faktura k objednávce č. 4913',
  ),
  ...same(
    four,
    'none',
    'Faktura č. 4913',
    'Рахунок № 4913',
    'Счет № 4913',
    'Фактура № 4913',
    'Fatura no 4913',
    'Számla száma: 4913',
    'Factura nr. 4913',
    'Facture n° 4913',
    'Fattura n. 4913',
    'Factuurnummer: 4913',
    'Račun št. 4913',
    'Laskun numero: 4913',
    'Τιμολόγιο αρ. 4913',
    'Kundenummer 4913',
    'Zákaznické číslo 4913',
    'Objednávka č. 4914',
    'Kwota zamówienia: 4913',
    'Celková cena objednávky: 4913',
  ),
];

const masks: Writing[] = [
  ...same(
    { email: 'abc12def3+54e1d2f0@user.allegrogroup.pl' },
    'buyer',
    'Od: abc12def3@user.allegrogroup.pl',
    'abc12def3+99e9d9f9@user.allegrogroup.pl',
  ),
  ...same(
    { login: 'abc12def3+54e1d2f0@user.allegrogroup.pl' },
    'buyer',
    'Od: abc12def3@user.allegrogroup.pl',
  ),
  ...same({ email: 'abc12def3+54e1d2f0@user.allegrogroup.pl' }, 'none', 'abc12def4@user.allegrogroup.pl'),
];

const emailFields: Writing[] = [
  ...[
    'jan.k@example.com, ola@example.com',
    'jan.k@example.com; ola@example.com',
    'jan.k@example.com.',
    'Jan <jan.k@example.com>',
    'jan.k@example.com (prywatny)',
    'mailto:jan.k@example.com',
    'jan.k @example.com',
    'JAN.K@example.com\u200b',
    'e-mail: jan.k@example.com',
  ].flatMap((email) => [
    ...same({ email }, 'buyer', 'jan.k@example.com'),
    ...same({ email }, 'none', 'jan.l@example.com', 'jan.k@example.org'),
  ]),
  [{ email: 'jan.k@example.com, ola@example.com' }, 'ola@example.com', 'buyer'],
  [{ email: 'brak' }, 'brak', 'none'],
];

const spelledEmails: Writing[] = [
  ...same(
    { email: 'ola.zajac@example.com' },
    'buyer',
    'ola.zajac[at]example[dot]com',
    'ola.zajac małpa example.com',
    'ola.zajac @ example.com',
    'ola.zajac@ example.com',
    'E-mail: ola.zajac@example.comTelefon: 600 100 200',
    'https://shop.example/konto?email=ola.zajac%40example.com',
    'Ola.Zajac@Example.Com',
  ),
  ...same({ email: 'zoo@example.com' }, 'none', 'zoo małpa i example.com', 'zoo at example.com'),
  ...same({ phone: '600100200', country: 'PL' }, 'buyer', 'ola@example.comTel:600100200'),
];

const longerTokens: Writing[] = [
  ...same(
    { orderId: '91000001' },
    'named',
    'label-91000001-paczkomaty-620100847712.pdf',
    'ZAM_91000001_1.png',
    '91000001_zdjecie.jpg',
    'zamowienie-91000001-reklamacja.pdf',
    'https://shop.example/order_91000001',
    'https://shop.example/order-91000001.html',
    'https://shop.example/orders/91000001/pl?x=1',
    'Zamówienie 91000001PL',
    'BL91000001',
    'zdjęcie 91000001a.jpg',
  ),
  ...same(
    { orderId: '91000001' },
    'none',
    'IMG_20261118_910000.jpg',
    'ZAM_91000002_1.png',
    'https://shop.example/order_910000012',
    'model X91000001',
  ),
  ...same({ orderId: '20261118' }, 'none', 'IMG_20261118_910000.jpg', 'PXL_20261118_091000123.jpg'),
  ...same({ orderId: '91000123' }, 'none', 'PXL_20261118_091000123.jpg'),
];

const uuid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
const broken: Writing[] = [
  ...same(
    { externalOrderId: uuid },
    'named',
    'Zamówienie 3f2504e0-4f89-11d3-\n9a0c-0305e82c3301',
    '> Zamówienie 3f2504e0-4f89-11d3-\n> 9a0c-0305e82c3301',
    'Zamówienie 3f2504e0-4f89-11d3- 9a0c-0305e82c3301',
    'Zamówienie 3f2504e0-4f89-11d3\n-9a0c-0305e82c3301',
    'Numer zamówienia\n3f2504e0-4f89-11d3-9a\n0c-0305e82c3301',
    '3f2504e0-4f89-\n11d3-9a0c-0305e82c3301',
  ),
  ...same({ externalOrderId: uuid }, 'none', 'Zamówienie 3f2504e0-4f89-11d3-\n9a0c-0305e82c3302'),
  ...same(
    { externalOrderId: '303-1234567-1234567' },
    'named',
    '303-1234567-\n1234567',
    'order 303-1234567- 1234567',
  ),
  ...same(
    { parcel: '620100847712345678901234' },
    'named',
    'Numer paczki 620100847712\n345678901234',
    'Numer paczki 62010084 77123456 78901234',
    '> Numer paczki 620100847712\n> 345678901234',
    'Numer paczki\n620100847712\n345678901234',
    '62010084\n77123456\n78901234',
  ),
  ...same({ parcel: '620100847712345678901234' }, 'none', 'Numer paczki 620100847712\n345678901235'),
  ...same(
    { externalOrderId: '48213377-48213378' },
    'none',
    'zamówienie 48213377\n48213378',
    'zamówienie 48213377 48213378',
  ),
  ...same(
    { orderId: '48213377' },
    'named',
    'zamówienie 48213377\n48213378',
    'zamówienie 48213377-\n48213378',
  ),
  ...same({ orderId: '48213378' }, 'named', 'zamówienie 48213377\n48213378'),
  ...same({ externalOrderId: '4821337748213378' }, 'none', 'zamówienie 48213377\n48213378'),
];

const callingWords: Writing[] = [
  ...same(
    { orderId: '226525455' },
    'none',
    'Mój numer to 226525455, proszę zadzwonić',
    'Proszę o kontakt: 226525455',
    'Please call me, my number is 226525455',
    'You can reach me: 226525455.',
    '226525455 proszę oddzwonić',
  ),
  ...same({ phone: '226525455', country: 'PL' }, 'buyer', 'Mój numer to 226525455, proszę zadzwonić'),
  ...same(
    { orderId: '226525455' },
    'named',
    'zamówienie 226525455, proszę zadzwonić',
    'numer 226525455. Proszę zadzwonić',
    'Order 226525455, please call',
  ),
  ...same({ orderId: '48213377' }, 'named', 'w sprawie nr 48213377 proszę o kontakt'),
];

const glued: Writing[] = [
  ...same({ shopOrderId: '30089' }, 'named', 'Re: [WEB30089] shipped'),
  ...same({ shopOrderId: '30089' }, 'none', 'Re: [WEB30088] shipped', 'Kubek WEB30089'),
  ...same({ externalOrderId: 'WEB30089' }, 'named', 'Re: [WEB30089] shipped', 'order 30089'),
  ...same(
    { shopOrderId: '30044' },
    'named',
    'order 300\u200b44',
    'order 3\u00ad00\ufe0f44',
    'zamówień 30044 i 30112',
  ),
  ...same({ shopOrderId: '30044\u200b' }, 'named', 'order 30044'),
  ...same({ shopOrderId: '30112' }, 'named', 'zamówień 30044 i 30112'),
  ...same(
    { shopOrderId: '30016' },
    'named',
    'orders 100236 at lanterna.example and 30016 at latarnia.example',
    '100236 at lanterna.example and 30016 at latarnia.example',
  ),
  ...same({ shopOrderId: '4914' }, 'none', 'zamówienie 4913 i 4914 sztuk'),
  ...same({ externalOrderId: 'RMA/2026/11/042' }, 'named', 'Numer zgłoszenia: RMA/2026/11/042'),
  ...same({ orderId: '19962022' }, 'none', '1996-2022'),
];

const pages: Writing[] = [
  ...same(
    { shopOrderId: '20871' },
    'named',
    'https://shop.example/account/orders/20871?utm=1',
    'https://shop.example/my-account/view-order/20871/',
    'https://shop.example/index.php?controller=order-detail&id_order=20871',
    'https://shop.example/moje-konto/zamowienie/20871',
  ),
  ...same(
    { shopOrderId: '20871' },
    'none',
    'https://shop.example/orders?page=20871',
    'https://shop.example/produkt/20871-kubek',
  ),
  ...same({ shopOrderId: '2026' }, 'none', 'https://shop.example/orders/2026/11'),
];

const bare: Writing[] = [
  ...same(
    { externalOrderId: uuid },
    'named',
    'Zamówienie 3f2504e04f8911d39a0c0305e82c3301',
    '3F2504E04F8911D39A0C0305E82C3301',
  ),
  ...same({ externalOrderId: uuid }, 'none', 'Zamówienie 3f2504e04f8911d39a0c0305e82c3302'),
  ...same({ externalOrderId: '303-1234567-1234567' }, 'named', 'Bestellung 30312345671234567'),
  ...same({ externalOrderId: '303-1234567-1234567' }, 'none', 'Bestellung 30312345671234568'),
];

const licencePlates: Writing[] = [
  ...same(
    { parcel: 'JJD000390007882315204' },
    'named',
    'Sendungsnummer JJD0003 9000 7882 3152 04',
    'Sendung JJD 000390 007882 315204 hängt',
  ),
  ...same({ parcel: 'JD0002211223344556' }, 'named', 'JD00 0221 1223 3445 56'),
  ...same({ parcel: 'JJD000390007882315204' }, 'none', 'Sendungsnummer JJD0003 9000 7882 3152 05'),
];

const logins: Writing[] = [
  ...same(
    { login: 'greta-sonne' },
    'buyer',
    'Username greta-sonne',
    'Username: greta-sonne',
    'login greta-sonne',
  ),
  ...same({ login: 'anna' }, 'none', 'User: Anna', 'User: anna', 'User Anna'),
  ...same({ login: 'kwiatuszek' }, 'buyer', 'Kupujący: kwiatuszek', 'Login: kwiatuszek'),
  ...same({ login: 'JULIANA.FREITAS9' }, 'buyer', 'Apelido: JULIANA.FREITAS9'),
];

describe.each<[string, Writing[]]>([
  ['a parcel’s mark', parcelMarks],
  ['a number’s suffix', suffixes],
  ['a phone without a label', unlabelledPhones],
  ['the phone field of an order', phoneFields],
  ['a messenger’s id', messengers],
  ['letters and blanks in a number', lettersAndBlanks],
  ['words of all languages', languages],
  ['a masked address', masks],
  ['the e-mail field of an order', emailFields],
  ['an e-mail that is spelled or glued', spelledEmails],
  ['a number in a longer token', longerTokens],
  ['a broken number', broken],
  ['a word for calling', callingWords],
  ['glued and invisible signs', glued],
  ['the page of an order', pages],
  ['a parcel number in groups', licencePlates],
  ['a marketplace’s number without its dashes', bare],
  ['a login', logins],
])('%s', (_, rows) => {
  it.each(rows)('%j, written %j: %s', (order, text, lead) => {
    expect(leadTo(order, text)).toBe(lead);
  });
});
