/** What a word says of the value after it. */
export type Label =
  | 'order'
  | 'parcel'
  | 'return'
  | 'phone'
  /** A verb for calling, or a word for contact: `proszę zadzwonić`. */
  | 'calling'
  | 'login'
  /** The buyer or a user: a name follows more often than a login. */
  | 'buyer'
  | 'email'
  /** Has a number of its own, `faktura nr 4913`, but also stands beside an order's: `faktura 48213377`. */
  | 'invoice'
  /** The same of a ticket, an offer, a payment. */
  | 'case'
  | 'amount'
  | 'date'
  /** Never an order's, however long: a tax number, an account, a postcode, an EAN. */
  | 'other'
  /** Announces a number without saying of what: `nr`. */
  | 'number'
  /** Announces any key at all: `ID: 4913` may be the ticket's. */
  | 'id'
  /** "is": ties a value to its noun, `numer zamówienia to 4913`. */
  | 'copula'
  /** "my": `mój numer` is a phone where a word for calling stands near. */
  | 'mine'
  /** "and": a second number follows. */
  | 'and'
  /** `zamówienie na 500 kubków` tells how many, only `zamówienie o nr 500` which. */
  | 'preposition'
  /** Little words and shop names that may stand between a noun and its number. */
  | 'filler'
  /** Follows a number that is over, `zamówienie 731 nie dotarło`: a verb, a "not". */
  | 'verb'
  /** Is counted by a number before it: `100 sztuk`, `12 dni`. */
  | 'unit';

/**
 * The words of one language, separated by blanks, in any case and with or without accents. `zamówi*` is every word that
 * begins so; `zam.` is a short form, which needs its dot and does not end a sentence by it. `plurals` may count things,
 * `Orders: 12`; `others` look like a word of the lists and are none.
 */
export type Words = Partial<Record<Label | 'plurals' | 'others', string>>;
