/** The kind of value that a word announces. */
export type Label =
  | 'order'
  | 'parcel'
  | 'return'
  | 'phone'
  /** A firm's phone or a driver's, which is nobody's who writes: `infolinia`. */
  | 'hotline'
  /** A verb for calling, or a word for contact: `proszę zadzwonić`. */
  | 'calling'
  | 'login'
  /** The buyer or a user. A name follows more often than a login. */
  | 'buyer'
  | 'email'
  /** Has a number of its own, `faktura nr 4913`, but may also stand beside an order's: `faktura 48213377`. */
  | 'invoice'
  /** The same for a ticket, an offer, a payment. */
  | 'case'
  | 'amount'
  | 'date'
  /** Never an order's number, however long: a tax number, an account, a postcode, an EAN. */
  | 'other'
  /** Announces a number of an unnamed kind: `nr`. */
  | 'number'
  /** Announces any kind of key: `ID: 4913` may be the ticket's. */
  | 'id'
  /** "is": joins a value to its noun, `numer zamówienia to 4913`. */
  | 'copula'
  /** "my": `mój numer` is a phone if a word for calling is near. */
  | 'mine'
  /** "and": a second number follows. */
  | 'and'
  /** "or": joins two labels of one value, `numer zamówienia lub paragonu`. */
  | 'or'
  /** Stands between "and" and a second number: `4913 i drugie 4914`. */
  | 'also'
  /** `zamówienie na 500 kubków` gives an amount; only `zamówienie o nr 500` names an order. */
  | 'preposition'
  /** Small words and shop names that may stand between a noun and its number. */
  | 'filler'
  /** Follows a complete number, `zamówienie 731 nie dotarło`: a verb, a "not". */
  | 'verb'
  /** A unit counted by the number before it: `100 sztuk`, `12 dni`. */
  | 'unit';

/**
 * The words of one language, separated by spaces, in any case, with or without accents. `zamówi*` is every word that
 * begins like this. `zam.` is an abbreviation: it needs its dot, which does not end a sentence. `plurals` may count
 * things, `Orders: 12`. `others` look like words of the lists but are not.
 */
export type Words = Partial<Record<Label | 'plurals' | 'others', string>>;
