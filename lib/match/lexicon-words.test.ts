import { describe, expect, it } from 'vitest';
import { leadTo } from './fixtures/lead';

/** How an order, an invoice, a phone and a parcel are announced in each language, in the usual ways. */
const languages: Record<string, { orders: string[]; others: string[]; phones: string[]; parcels: string[] }> =
  {
    Polish: {
      orders: ['Zamówienie nr', 'nr zamówienia:', 'numer mojego zamówienia to', 'zam. nr', 'zamówieniem'],
      others: [
        'Faktura nr',
        'nr faktury:',
        'Paragon nr',
        'numer klienta',
        'Kwota zamówienia:',
        'Zgłoszenie nr',
      ],
      phones: ['tel.', 'telefon:', 'mój numer telefonu to', 'kom.', 'proszę dzwonić pod'],
      parcels: ['numer przesyłki', 'nr paczki:', 'list przewozowy', 'numer nadania'],
    },
    English: {
      orders: ['Order no.', 'order number:', 'my order number is', 'Order #', 'order'],
      others: ['Invoice no.', 'invoice number:', 'Receipt', 'customer number', 'Order total:', 'Ticket #'],
      phones: ['phone:', 'tel.', 'mobile', 'call me at', 'my phone number is'],
      parcels: ['tracking number', 'parcel no.', 'shipment:'],
    },
    German: {
      orders: [
        'Bestellnummer',
        'Bestellung Nr.',
        'Best.-Nr.',
        'Auftrag',
        'Auftragsnr.',
        'Meine Bestellnummer lautet',
      ],
      others: ['Rechnung Nr.', 'Rechnungsnummer', 'Kundennummer', 'Gutschein'],
      phones: ['Tel:', 'Handy', 'Telefonnummer:', 'erreichbar unter'],
      parcels: ['Sendungsnummer', 'Paketnummer:'],
    },
    Portuguese: {
      orders: ['Pedido nº', 'número do pedido:', 'o número do meu pedido é', 'encomenda n.º', 'compra'],
      others: ['Nota fiscal nº', 'fatura nº', 'Protocolo nº', 'valor'],
      phones: ['celular:', 'WhatsApp', 'telemóvel', 'tel.'],
      parcels: ['código de rastreio', 'rastreamento:'],
    },
    Czech: {
      orders: ['Objednávka č.', 'číslo objednávky:', 'číslo mé objednávky je', 'obj. č.', 'objednávce'],
      others: ['Faktura č.', 'zákaznické číslo', 'cena', 'variabilní symbol'],
      phones: ['tel.', 'telefon:', 'mobil'],
      parcels: ['číslo zásilky', 'balík č.'],
    },
    Slovak: {
      orders: ['Objednávka č.', 'číslo objednávky:', 'obj. č.'],
      others: ['Faktúra č.', 'suma', 'zákaznícke číslo'],
      phones: ['tel.', 'telefón:', 'mobil'],
      parcels: ['číslo zásielky', 'balík č.'],
    },
    Hungarian: {
      orders: ['Rendelésszám:', 'rendelési szám:', 'rendelés száma', 'megrendelés'],
      others: ['Számlaszám:', 'számla száma', 'adószám', 'összeg'],
      phones: ['tel.', 'telefonszám:', 'mobil'],
      parcels: ['csomagszám:', 'nyomkövetési szám'],
    },
    Romanian: {
      orders: ['Comanda nr.', 'număr comandă:', 'numărul comenzii', 'comanda'],
      others: ['Factura nr.', 'suma', 'Bon fiscal nr.'],
      phones: ['tel.', 'telefon:', 'mobil'],
      parcels: ['AWB', 'colet nr.'],
    },
    French: {
      orders: ['Commande n°', 'numéro de commande :', 'ma commande', 'cde n°'],
      others: ['Facture n°', 'numéro de facture :', 'montant', 'numéro client'],
      phones: ['tél.', 'téléphone :', 'portable', 'mobile :'],
      parcels: ['numéro de suivi', 'colis n°'],
    },
    Spanish: {
      orders: ['Pedido n.º', 'número de pedido:', 'pedido núm.', 'mi pedido'],
      others: ['Factura n.º', 'importe', 'número de cliente'],
      phones: ['teléfono', 'móvil:', 'tel.'],
      parcels: ['número de seguimiento', 'envío'],
    },
    Italian: {
      orders: ['Ordine n.', 'numero ordine:', "numero dell'ordine", 'ordine'],
      others: ['Fattura n.', 'importo', 'partita iva'],
      phones: ['telefono:', 'cell.', 'tel.'],
      parcels: ['numero di spedizione', 'pacco'],
    },
    Dutch: {
      orders: ['Bestelnummer:', 'bestelling nr.', 'ordernummer', 'mijn bestelnummer is'],
      others: ['Factuurnummer:', 'klantnummer', 'bedrag'],
      phones: ['telefoon:', 'tel.', 'mobiel'],
      parcels: ['pakketnummer', 'zending'],
    },
    Ukrainian: {
      orders: ['Номер замовлення:', 'Замовлення №', 'замовлення номер', 'зам. №'],
      others: ['Рахунок №', 'номер рахунку:', 'сума', 'Чек №'],
      phones: ['тел.', 'телефон:'],
      parcels: ['номер посилки', 'ТТН'],
    },
    Russian: {
      orders: ['Номер заказа', 'Заказ №', 'мой заказ', 'заказ номер'],
      others: ['Счет №', 'номер счета:', 'сумма', 'Чек №'],
      phones: ['тел.', 'телефон:'],
      parcels: ['номер посылки', 'трек-номер'],
    },
    Bulgarian: {
      orders: ['Номер на поръчка:', 'Поръчка №', 'поръчка номер'],
      others: ['Фактура №', 'сума', 'номер на фактура:'],
      phones: ['тел.', 'телефон:'],
      parcels: ['номер на пратка', 'товарителница'],
    },
    Croatian: {
      orders: ['Broj narudžbe:', 'narudžba br.', 'narudžba broj'],
      others: ['Račun br.', 'broj računa:', 'iznos'],
      phones: ['tel.', 'mob.', 'telefon:'],
      parcels: ['broj pošiljke', 'paket'],
    },
    Serbian: {
      orders: ['Broj porudžbine:', 'Број поруџбине:', 'наруџбина бр.'],
      others: ['Račun br.', 'Рачун бр.', 'износ'],
      phones: ['tel.', 'тел.'],
      parcels: ['број пошиљке', 'broj pošiljke'],
    },
    Slovenian: {
      orders: ['Naročilo št.', 'številka naročila:', 'naročila številka'],
      others: ['Račun št.', 'znesek', 'številka računa:'],
      phones: ['tel.', 'telefon:', 'gsm'],
      parcels: ['številka pošiljke', 'paket'],
    },
    Lithuanian: {
      orders: ['Užsakymo nr.', 'užsakymo numeris:', 'užsakymas nr.'],
      others: ['Sąskaitos nr.', 'suma'],
      phones: ['tel.', 'telefonas:', 'mob.'],
      parcels: ['siuntos nr.', 'siuntos numeris'],
    },
    Latvian: {
      orders: ['Pasūtījuma numurs:', 'pasūtījums nr.'],
      others: ['Rēķina nr.', 'summa'],
      phones: ['tālr.', 'tālrunis:'],
      parcels: ['sūtījuma numurs'],
    },
    Estonian: {
      orders: ['Tellimuse number:', 'tellimus nr.', 'tellimuse nr'],
      others: ['Arve nr.', 'summa'],
      phones: ['telefon:', 'tel.'],
      parcels: ['saadetise number'],
    },
    Greek: {
      orders: ['Αριθμός παραγγελίας:', 'παραγγελία αρ.', 'ΑΡΙΘΜΟΣ ΠΑΡΑΓΓΕΛΙΑΣ', 'παραγγελία'],
      others: ['Τιμολόγιο αρ.', 'ποσό'],
      phones: ['τηλ.', 'τηλέφωνο:', 'κιν.'],
      parcels: ['αριθμός αποστολής'],
    },
    Swedish: {
      orders: ['Ordernummer', 'beställningsnummer:', 'beställning nr', 'min order'],
      others: ['Fakturanummer:', 'kundnummer', 'belopp'],
      phones: ['tel.', 'mobil:', 'telefon'],
      parcels: ['kollinummer', 'försändelse'],
    },
    Danish: {
      orders: ['Ordrenummer', 'ordre nr.', 'bestillingsnummer:'],
      others: ['Fakturanr.', 'kundenummer', 'beløb'],
      phones: ['tlf.', 'mobil:', 'telefon'],
      parcels: ['pakkenummer', 'forsendelse'],
    },
    Norwegian: {
      orders: ['Ordrenummer', 'bestilling nr.', 'bestillingsnummer:'],
      others: ['Faktura nr.', 'kundenummer', 'beløp'],
      phones: ['tlf.', 'mobil:'],
      parcels: ['sporingsnummer', 'sending'],
    },
    Finnish: {
      orders: ['Tilausnumero', 'tilausnumeroni on', 'tilaus nro'],
      others: ['Laskun numero:', 'summa', 'asiakasnumero'],
      phones: ['puh.', 'puhelin:'],
      parcels: ['seurantakoodi', 'lähetysnumero'],
    },
    Turkish: {
      orders: ['Sipariş no', 'sipariş numarası:', 'siparis numaram'],
      others: ['Fatura no', 'tutar', 'müşteri no'],
      phones: ['tel.', 'telefon:', 'cep telefonu'],
      parcels: ['kargo takip no'],
    },
  };

describe.each(Object.entries(languages))('%s', (_, { orders, others, phones, parcels }) => {
  it.each(orders)('%s announces an order', (words) => {
    expect(leadTo({ shopOrderId: '4913' }, `${words} 4913`)).toBe('named');
    expect(leadTo({ shopOrderId: '4913' }, `${words.toUpperCase()} 4913`)).toBe('named');
    expect(leadTo({ shopOrderId: '4914' }, `${words} 4913`)).toBe('none');
  });
  it.each(others)('%s announces something else', (words) => {
    expect(leadTo({ shopOrderId: '4913' }, `${words} 4913`)).toBe('none');
  });
  it.each(phones)('%s announces a phone', (words) => {
    expect(leadTo({ orderId: '600100200' }, `${words} 600100200`)).toBe('none');
    expect(leadTo({ phone: '600100200', country: 'PL' }, `${words} 600100200`)).toBe('buyer');
  });
  it.each(parcels)('%s announces a parcel', (words) => {
    expect(leadTo({ shopOrderId: '4913' }, `${words} 4913`)).toBe('none');
    expect(leadTo({ parcel: '6201008477' }, `${words} 620 1008 477`)).toBe('named');
  });
});
