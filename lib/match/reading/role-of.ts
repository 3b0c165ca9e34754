/**
 * The words that stand before a value in a ticket, in the languages buyers and helpdesks write in: Polish, English,
 * Portuguese and German, with the commonest of Spanish, French, Italian, Czech, Romanian and Hungarian. They tell what
 * a number *is*; without one of them a short number is nobody's order.
 */
import { accented, withoutAccents } from '@/lib/match/keys/plain-text';

/** What a word says of the value after it. */
export type Role =
  | 'order'
  | 'parcel'
  | 'return'
  | 'phone'
  | 'login'
  | 'email'
  /** Never an order's, however long: a tax number, an account, a postcode, an EAN. */
  | 'other'
  /** Has a number of its own, `faktura nr 4913`, but also stands beside an order's: `faktura 48213377`. */
  | 'document'
  /** Announces a number without saying of what: `nr`. */
  | 'number'
  /** Announces any key at all: `ID: 4913` may be the ticket's. */
  | 'id'
  /** "is": ties a value to its noun, `numer zamówienia to 4913`. */
  | 'copula'
  /** Little words and shop names that may stand between a noun and its number. */
  | 'filler';

/** Of words in lower case without accents (`ł` is `l`, `ß` is `ss`); the first that fits is the role. */
const shapes: readonly (readonly [Role, RegExp])[] = [
  [
    'order',
    /^(?:zamowieni\w*|zam|order(?:s|u|id|no|nr|number|nummer)?|pedidos?|compras?|vendas?|encomendas?|bestell(?!t)\w*|auftrag\w*|transakcj\w*|transac(?:tion|ao)|transaktion\w*|zakup\w*|purchase|kauf|commande|ordine|objednavk\w*|comand[ae]|comenzii?|rendeles\w*)$/,
  ],
  [
    'parcel',
    /^(?:pacz(?:k|c)\w*|przesyl\w*|przewozow\w*|parcel|package|tracking|track|shipment|sendung\w*|paket\w*|rastre\w*|awb|waybill|consignment|objeto)$/,
  ],
  [
    'return',
    /^(?:zwrot\w*|returns?|rma|devolu\w*|troca|reklamacj\w*|rucksend\w*|ruckgabe\w*|retour\w*|claim)$/,
  ],
  [
    'phone',
    /^(?:tel|telef\w*|telephone|phone|mobil\w*|cell|cellphone|kom|komork\w*|celular|fone|whats|whatsapp|zap|handy\w*|rufnummer|fax|faks|zadzwo\w*|dzwoni\w*|oddzwo\w*|call|anruf\w*|infolini\w*|hotline|sms|ligar|ligue|kontakt\w*|contact|contato)$/,
  ],
  [
    'login',
    /^(?:loginu?|uzytkownik\w*|username|user|nick|nickname|kupujac\w*|usuario|comprador\w*|buyer|benutzer\w*|kaufer)$/,
  ],
  ['email', /^(?:e-?mail\w*|mail|correio)$/],
  [
    'other',
    /^(?:nip|nfe?|regon|krs|bdo|pesel\w*|vat|vatid|ust|ust-?id\w*|steuer\w*|cpf|cnpj|inscri\w*|iban|bic|swift|kont[oa]|kontonummer|rachun\w*|conta|agencia|account|bank\w*|banco|blz|pix|hrb|hra|eori|pocztow\w*|postcode|postal|zip|cep|plz|postleitzahl|ean\w*|gtin\w*|isbn|upc|sku|imei|ncm|serial|seryjn\w*|seriennummer|serie|model\w*|art|artyku\w*|artikel\w*|item|katalogow\w*|produ[kc]t\w*|produto|kwot\w*|suma|sumy|amount|total|subtotal|valor|betrag|cen[ay]|price|preco|preis\w*|summe|dom|domu|lokal\w*|mieszkani\w*|ul|ulica|rua|av|avenida|street|strasse|apto|apartamento|hausnummer|klient\w*|customer|client|cliente|kund\w*|odbior\w*|pin|otp|rabatow\w*|kupon\w*|voucher|karty?|karta|card|cartao|gutschein\w*|blik|polis\w*|licen\w*|wersj\w*|version|versao|rozmiar\w*|size|tamanho|grosse|dat[ayeo]|datum)$/,
  ],
  [
    'document',
    /^(?:faktur\w*|fv|invoice|paragon\w*|receipt|rechnung\w*|nota|fiscal|danfe|recibo|beleg\w*|quittung\w*|platnosc\w*|payment|paypal|payu|przelew\w*|pagamento|zahlung\w*|ticket\w*|zgloszeni\w*|wat(?:ek|k)\w*|case|chamado|protocolo|atendimento|thread|anfrage\w*|vorgang\w*|sprawy|dyskusj\w*|discussion|message|wiadomosc\w*|mensagem|ofert\w*|offer|aukcj\w*|auction|anuncio|angebot\w*|listing|asin|opini\w*|review|korekt\w*|dokument\w*|document|documento|wz)$/,
  ],
  ['number', /^(?:nr|numer\w*|number|nos?|num|nummer|numero|cislo|szam\w*|numar\w*)$/],
  ['id', /^(?:id|idnr|ref|referenc\w*|referenz\w*|identyfikator\w*)$/],
  ['copula', /^(?:to|is|was|sao|e|ist|sind|are|lautet|jest|brzmi|es|est)$/],
  [
    'filler',
    /^(?:[oziwy]|ze|do|da|de|dla|na|my|the|our|your|meu|minha|moj|moj[aei]\w*|tego|mein\w*|ihre?|unsere?|dieser?|fur|for|with|mit|para|pod|od|under|about|regarding|re|fwd?|odp|dot|dotycz\w*|chodzi|mi|mnie|me|mich|mir|im|am|an|at|on|of|unter|zur?|zum|sobre|referente|ao|com|pelo|esta?|este|allegro|amazon|ebay|erli|empik|kaufland|shopee|mercado|livre|magalu|shopify|sklep\w*|shop|store|loja|base|baselinker|inpost|dpd|dhl|gls|ups|correios|pocztex|zewnetrzn\w*|wewnetrzn\w*|external|internal|externe?|kod\w*|code|codigo|listu?|oraz|and|und|oder|lub|or|ou)$/,
  ],
];

/** A page has few different words; a hostile one does not fill the memory. */
const mostRemembered = 5_000;
const remembered = new Map<string, Role | undefined>();

/** What a word says of the value after it; undefined for most words. Neither case nor accents matter. */
export function roleOf(written: string): Role | undefined {
  if (remembered.has(written)) return remembered.get(written);
  const word = withoutAccents(written);
  const role = shapes.find(([, shape]) => shape.test(word))?.[0];
  if (remembered.size < mostRemembered) remembered.set(written, role);
  return role;
}

/** True where the word may count orders, `Orders: 12`, and does not name one. */
export function isPlural(written: string): boolean {
  return /^(?:orders|zam[oó]wie(?:ń|n|nia)|zakupy|pedidos|compras|encomendas|vendas|bestellungen|auftr[aä]ge)$/i.test(
    written,
  );
}

const words = new RegExp(`[a-z${accented}][a-z${accented}-]*`, 'gi');

/** True for a text that names the value after it, such as `Nr zamówienia:`, and holds no value itself. */
export function isLabel(text: string): boolean {
  if (text.length > 40 || /[\d@?!;_]|[.,] |:\s*\S/.test(text)) return false;
  const all = text.match(words) ?? [];
  return all.length <= 5 && all.some(isNaming);
}

function isNaming(word: string): boolean {
  const role = roleOf(word);
  return role !== undefined && role !== 'copula' && role !== 'filler';
}
