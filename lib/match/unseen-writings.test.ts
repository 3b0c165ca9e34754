import { describe, expect, it } from 'vitest';
import { leadTo } from './fixtures/lead';
import { same, type Writing } from './fixtures/writing';

const polish = { phone: '601200300', country: 'PL' };
const german = { phone: '01715566778', country: 'DE' };

const afterPhones: Writing[] = [
  ...same(
    polish,
    'buyer',
    'tel. 601200300 30-702 Kraków',
    'Jan Nowak 601 200 300 30-702 Kraków',
    'tel +48 601 200 300 30-702 Kraków',
    'tel 601 200 300 12 szt',
    'tel. 601200300 2 sztuki',
    'tel +48 601 200 300 4913',
    'tel 601200300 4913',
    'tel. 601 200 300 48213377',
    // Another phone stays.
    'tel. 602300400 601200300',
    'tel. 602 300 400 601 200 300',
    'tel. +48 602 300 400 601 200 300',
  ),
  ...same(
    german,
    'buyer',
    'Handy 0171 5566778 04109 Leipzig',
    'Erika Muster 0171 5566778 04109 Leipzig',
    'Tel. 0171 556 67 78 12 Stück',
    'Tel. +49 171 5566778 04109 Leipzig',
    'Tel. 0171 5566778 48213377',
    // Groups of one phone.
    'Tel. 0171 556 67 78',
    'Tel. 01715 56 67 78 Gruß',
  ),
  ...same(
    { phone: '777123987', country: 'CZ' },
    'buyer',
    'tel 777 123 987 110 00 Praha',
    '420 777 123 987',
    '+420/777123987',
  ),
  ...same(
    { phone: '221234567', country: 'PL' },
    'buyer',
    'tel. 48 22 123 45 67 w godzinach 8-16',
    'tel. (22) 123 45 67 00-950 Warszawa',
  ),
  ...same({ phone: '11988776655', country: 'BR' }, 'buyer', 'tel: 11 98877-6655 01310-100 São Paulo'),
  ...same(
    { orderId: '48213377' },
    'named',
    'tel. 601200300 48213377',
    'tel 601 200 300 48213377',
    'Handy 0171 5566778 48213377',
  ),
];

const shops = { shopOrderId: '4913' };
const forms: Writing[] = [
  ...same(
    shops,
    'named',
    'Numer zamówienia (opcjonalnie): 4913',
    'Nr zamówienia (jeśli dotyczy): 4913',
    'Order number (optional): 4913',
    'Order number (see your e-mail): 4913',
    'Bestellnummer (falls vorhanden): 4913',
    'Número do pedido (opcional): 4913',
    'Číslo objednávky (nepovinné): 4913',
    'Numer zamówienia [*]\n4913',
    'Kod (nr zamówienia): 4913',
    'Numer zamówienia lub paragonu: 4913',
    'Nr zamówienia/faktury: 4913',
    'Order or invoice number: 4913',
    'Bestellnummer oder Rechnungsnummer: 4913',
    'Número do pedido ou da nota: 4913',
    'Číslo objednávky nebo faktury: 4913',
    'Numer zamówienia: 4913Wiadomość: hej',
    'Zamówienie nr 4913Dzień dobry',
    'Bestellnummer: 4913E-Mail: jan@poczta.example',
  ),
  ...same(
    shops,
    'none',
    'Numer klienta (opcjonalnie): 4913',
    'Zamówienie (kod klienta nr 77): 4913',
    'Stół (nr faktury): 4913',
    'Numer paragonu lub faktury: 4913',
    'zamówienie za 4913Euro',
    'Zamówienie 4913Szt',
  ),
  ...same(polish, 'buyer', 'Imię: JanTelefon: 601200300Email: jan@poczta.example'),
  ...same({ orderId: '601200300' }, 'none', 'Imię: JanTelefon: 601200300Email: jan@poczta.example'),
];

const labelsBehind: Writing[] = [
  ...same(
    shops,
    'named',
    '4913 to mój numer zamówienia',
    '4913 to numer zamówienia, które złożyłem',
    '4913 - nr zamówienia',
    '4913 – to numer mojego zamówienia',
    '„4913” jest numerem zamówienia',
    'Temat\n4913 to mój numer zamówienia',
    '4913 nr zam',
    '4913 is my order number',
    '4913 is the number of my order.',
    '4913 ist meine Bestellnummer',
    '4913 ist die Nummer meiner Bestellung',
    '4913 é o número do meu pedido',
    '4913 je číslo mé objednávky',
    'tel 601200300 4913 nr zam',
  ),
  ...same(
    shops,
    'none',
    '4913 nr zamówienia: 5000',
    '4913 - nr zamówienia 5000',
    'Kubek 4913 - nr zamówienia to 5000',
    '4913 to nie numer zamówienia',
    '4913 zamówień',
    'mam 4913 na numer zamówienia',
    '4913 to kwota zamówienia',
    '4913 is my invoice number',
    '4913 nr zam. wewnętrzny 5000',
    '4913 nr zamówienia klienta: 5000',
  ),
  ...same({ orderId: '48213377' }, 'none', '48213377 to numer faktury', '48213377 is my invoice number'),
  ...same(
    { orderId: '48213377' },
    'named',
    '48213377 - telefon Samsung nie działa',
    '48213377 to mój telefon Samsung',
    '48213377 nr tel. +48 601 200 300',
    '48213377 Numer faktury',
    '48213377 nr telefonu kontaktowego: brak',
    '48213377 to numer zamówienia. Telefon 601200300',
  ),
  ...same(polish, 'buyer', 'numer 601200300 to mój telefon', '601200300 is my phone number'),
  ...same({ orderId: '601200300' }, 'none', 'numer 601200300 to mój telefon', '601200300 is my phone number'),
  ...same({ orderId: '601200300' }, 'named', '601200300 to mój numer zamówienia'),
];

const otherNumbers: Writing[] = [
  ...same(
    { orderId: '48213377' },
    'none',
    'faktura č. 48213377',
    'RG-Nr. 48213377',
    'Re.-Nr. 48213377',
    'invoice INV-48213377',
    'INV48213377',
    'faktura FV-48213377',
    'FV48213377',
    'indeks 48213377',
    'symbol: 48213377',
    'nr kat. 48213377',
    'katalogové číslo 48213377',
    'part no. 48213377',
    'referência do artigo 48213377',
    'karta podarunkowa 48213377',
    'umowa nr 48213377',
    'decyzja nr 48213377',
    'Vertragsnummer 48213377',
    'Matrícula 48213377',
  ),
  ...same(
    { orderId: '48213377' },
    'named',
    'umówiłam się, nr 48213377',
    'Please quote number 48213377',
    'Re: 48213377',
    'objednávka č. 48213377',
    'zamówienie48213377',
  ),
  ...same({ externalOrderId: 'INV-48213377' }, 'named', 'order INV-48213377', 'INV-48213377'),
];

const lists: Writing[] = [
  ...same(
    { shopOrderId: '4914' },
    'named',
    'zamówienie 4913 i drugie 4914',
    'zamówienie 4913 i drugie 4914 jeszcze',
    'zamówienie 4913 a także 4914',
    'zamówienia 4913, 4915 i jeszcze 4914',
    'order 4913 and also 4914',
    'Bestellung 4913 und auch 4914',
    'pedidos 4913 e 4914',
    'pedido 4913 e também 4914',
    'objednávka 4913 a také 4914',
  ),
  ...same(
    { shopOrderId: '4914' },
    'none',
    'zamówienie 4913, zapłaciłam też 4914.',
    'zamówienie 4913 i jeszcze 4914 kubków',
  ),
  ...same(
    { shopOrderId: '4913' },
    'named',
    'zamówienie złożone wczoraj (4913)',
    'order placed yesterday (4913)',
  ),
  ...same({ shopOrderId: '4913' }, 'none', 'zamówienie na wczoraj (4913)'),
];

const groupedNumbers: Writing[] = [
  ...same(
    { parcel: 'Z1234567890' },
    'named',
    'Zásilkovna Z 123 4567 890',
    'Z-123-4567-890',
    'zásilka č. Z 123 4567 890',
  ),
  ...same(
    { parcel: 'AB123456785GB' },
    'named',
    'Royal Mail AB 1234 5678 5GB',
    'AB 12345 6785 GB',
    'AB123 456 785 GB',
    'AB123456785GB',
  ),
  // A wrong check digit, and words around a number.
  ...same({ parcel: 'AB123456784GB' }, 'none', 'AB 1234 5678 4GB'),
  ...same({ parcel: 'nr123456785is' }, 'none', 'nr 1234 5678 5is'),
  ...same({ orderId: '48213377' }, 'named', 'nr zamówienia 48-213-377', 'zamówienie 4821-3377'),
  ...same({ orderId: '48213377' }, 'none', '48-213-377', 'nr faktury 48-213-377'),
  ...same({ orderId: '20264913' }, 'none', 'zamówienie nr 2026-4913'),
];

const phonesOfOrders: Writing[] = [
  ...same(
    polish,
    'buyer',
    'numer telefonu podany w zamówieniu 601200300',
    'telefon podany w zamówieniu: 601200300',
    'numer telefonu z zamówienia 601 200 300',
    'the phone number on my order 601200300',
  ),
  ...same(
    polish,
    'none',
    'Nie działa telefon, zamówienie 601200300',
    'telefon: brak, nr zamówienia 601200300',
  ),
  ...same({ orderId: '601200300' }, 'named', 'Mam inny telefon w zamówieniu 601200300'),
];

const contacts: Writing[] = [
  ...same({ email: 'jan.kowalski@poczta.example' }, 'buyer', 'mail jan.kowalski @poczta.example'),
  ...same(
    { email: 'ola.zajac@example.com' },
    'buyer',
    'ola.zajac at example dot com',
    'ola.zajac@example.com601200300',
  ),
  ...same(polish, 'buyer', 'ola.zajac@example.com601200300'),
  ...same({ email: 'na@poczta.example' }, 'none', 'proszę pisać na @poczta.example'),
  ...same({ email: 'look@example.com' }, 'none', 'Look at example.com', 'look at the dot example.com'),
  ...same(
    { login: 'greta-sonne' },
    'buyer',
    'my ebay username is greta-sonne',
    'Mein Benutzername ist greta-sonne',
    'login to greta-sonne',
    'Mój login na Allegro to: greta-sonne',
  ),
  ...same({ login: 'required' }, 'none', 'login is required', 'login to required'),
];

const phonesAbroad: Writing[] = [
  ...same({ phone: '+436641182047', country: 'AT' }, 'buyer', 'Bin erreichbar unter 0043 (0)664 / 118 20 47'),
  ...same({ phone: '+491704455667', country: 'DE' }, 'buyer', '+49 (0)170/44 55 667'),
];

const phonesOfFirms: Writing[] = [
  ...same(
    polish,
    'none',
    'Allegro, ul. Wierzbięcicka 1, infolinia 601 200 300',
    'kierowca 601 200 300 potwierdził brak',
    'kod odbioru 4821, do 14.03. Infolinia: 601200300',
  ),
  ...same(german, 'none', 'DHL-Hotline (0171 5566778) weiß nichts', 'Hotline: +49 171 5566778'),
  ...same(german, 'buyer', 'bin erreichbar: +49 (0)171 - 55 66 778', '+49 171 / 5566778'),
  ...same(polish, 'buyer', 'na infolinii nikt nie odbiera, mój tel. 601200300'),
];

const takenBack: Writing[] = [
  ...same(
    { orderId: '48213576' },
    'none',
    'pomyliłam cyfry: nie 48213576 tylko 48213567',
    'Die Bestellung ist nicht 48213576, sondern 48213567.',
    'Order number is not 48213576 but 48213567',
  ),
  ...same(
    { orderId: '48213567' },
    'named',
    'pomyliłam cyfry: nie 48213576 tylko 48213567',
    'Die Bestellung ist nicht 48213576, sondern 48213567.',
  ),
  ...same({ orderId: '48213576' }, 'named', 'zamówienie, które nie dotarło: nie wiem czemu, nr 48213576'),
  // A short number too, wherever else it stands.
  ...same(
    { shopOrderId: '5521' },
    'none',
    'kiedy wysyłka zamówienia 5521?\nPrzepraszam, to nie 5521 tylko 5512',
    'Bestellung 5521\nnicht 5521 sondern 5512, das andere ist von einer Kollegin',
  ),
  ...same(
    { shopOrderId: '5512' },
    'named',
    'kiedy wysyłka zamówienia 5521?\nPrzepraszam, to nie 5521 tylko 5512',
    'Bestellung 5521\nnicht 5521 sondern 5512, das andere ist von einer Kollegin',
  ),
];

const digitsWithGaps: Writing[] = [
  ...same(
    { shopOrderId: '1002339' },
    'named',
    'Numer zamówienia: 10 02 33 9',
    'order no – 10 02 33 9 please',
    'замовлення 1 0 0 2 3 3 9',
  ),
  ...same({ shopOrderId: '71882' }, 'named', 'die Bestellnummer ist 71 88 2'),
  ...same(
    { orderId: '74001882' },
    'named',
    'Proszę o zmianę adresu w zamówieniu nr 7400\n1882 na biuro: ul. Chłodna 48',
  ),
  ...same({ orderId: '74001882' }, 'none', 'zapłaciłem 7400\n1882 zł zostało'),
  // Counted things are no groups of a number.
  ...same({ shopOrderId: '491310' }, 'none', 'zamówienie nr 4913 10 szt'),
];

const lettersForZeros: Writing[] = [
  ...same({ orderId: '48077214' }, 'named', 'czajnik z zamówienia 48O77214', 'nr 48o77214'),
  ...same({ phone: '509118334', country: 'PL' }, 'buyer', 'tel kom 5O9 118 334'),
  ...same({ orderId: '2201' }, 'none', 'model XO-22O1'),
];

const couriersNumbers: Writing[] = [
  ...same({ parcel: '2100441720883' }, 'named', 'Orlen Paczka pisze ze nr 2100-4417-20883 jest na stacji'),
  ...same(
    { parcel: '620011247745100128043391' },
    'named',
    'Przesyłka szła InPostem 620011 247745 100128 043391, odebrana 04.03.',
  ),
  ...same({ orderId: '247745' }, 'named', 'zamówienia 620011 247745 100128 043391'),
  ...same({ parcel: '771209483351' }, 'named', 'FedEx 7712-0948-3351, box crushed'),
  ...same({ parcel: '6A20014471208' }, 'named', 'bloquée à Lille (Colissimo 6A 2001 4471 208)'),
  ...same({ parcel: '0000441872603U' }, 'named', 'List przewozowy 00004 41872 603U, na stronie status'),
];

const numbersOfOthers: Writing[] = [
  ...same({ orderId: '48213377' }, 'none', 'autoryzacja 48213377', 'Protokół szkody u kuriera: 48213377'),
  ...same({ orderId: '48213377' }, 'none', 'Company no. 48213377', 'authorisation 48213377'),
  ...same({ externalOrderId: 'M5UXCR1' }, 'none', 'codice SDI M5UXCR1'),
  ...same({ login: 'MapleAndMoss' }, 'buyer', 'Username: MapleAndMoss'),
  ...same({ login: 'Anna' }, 'none', 'Username: Anna'),
  // Before the colon stands what the number is of, and other words.
  ...same(
    { orderId: '700415529083' },
    'none',
    'Numer seryjny z tabliczki: 700415529083',
    'Model z naklejki: 700415529083',
  ),
  ...same(
    { orderId: '77120448' },
    'none',
    'S/N 77120448',
    'SN: 77120448',
    'LOT 77120448',
    'IMEI 1: 77120448',
  ),
  ...same({ orderId: '48213377' }, 'named', 'Numer zamówienia z etykiety: 48213377'),
  // A sign alone does not make the ticket's number an order's.
  ...same({ orderId: '482913' }, 'none', 'Zgłoszenie #482913\n#482913 Brak lampki'),
  ...same({ orderId: '482913' }, 'named', '#482913 Brak lampki'),
];

describe.each<[string, Writing[]]>([
  ['a number after a phone', afterPhones],
  ['the fields of a form', forms],
  ['a label behind its number', labelsBehind],
  ['a number of something else', otherNumbers],
  ['a number in groups', groupedNumbers],
  ['an address or a login in odd signs', contacts],
  ['a phone of an order', phonesOfOrders],
  ['a phone of another country', phonesAbroad],
  ['a phone of a firm, or of a driver', phonesOfFirms],
  ['a number that is taken back', takenBack],
  ['digits with gaps', digitsWithGaps],
  ['letters for zeros', lettersForZeros],
  ['a parcel’s number as its courier writes it', couriersNumbers],
  ['what is no order’s', numbersOfOthers],
  ['a list of numbers, and words between', lists],
])('%s', (_, rows) => {
  it.each(rows)('%j, written %j: %s', (order, text, lead) => {
    expect(leadTo(order, text)).toBe(lead);
  });
});
