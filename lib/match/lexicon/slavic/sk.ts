import type { Words } from '@/lib/match/lexicon/words';

export const sk: Words = {
  order: 'objednáv* objednac* obj obj. nákup*',
  parcel: 'zásielk* zásielok balík* sledovac* podacie',
  return: 'reklamác* vráten* odstúpen*',
  phone: 'telefón* mobil* tel tel. mob.',
  calling: 'zavol* volať volaj* ozv* kontakt* prezvoň* zavolaj*',
  login: 'prihlasovac* prezývka',
  buyer: 'používateľ* kupujúc*',
  email: 'email e-mail',
  invoice: 'faktúr* faktur* bloček blok účtenk* dobropis*',
  case: 'ticket* požiadav* prípad* platb* ponuk* správ* tiket*',
  amount: 'suma sumy čiastk* cena ceny spolu',
  date: 'dátum* dňa',
  other:
    'ičo dič psč účet účtu iban ean sku sériov* výrobn* produkt* tovar* zákazník* zákazníck* ulica kupón* variabiln*',
  number: 'číslo čísla číslom č. čís.',
  id: 'id identifikátor*',
  copula: 'je sú',
  mine: 'moje môj',
  and: 'a',
  preposition: 'na z zo s so pre o od za k v vo u',
  filler: 'mojej našej vašej tejto táto mi mne eshop* obchod* ohľadom',
  verb: 'nie neprišl* nedoraz* stále je bol* nemám',
  unit: 'ks kus kusy kusov dní deň hodín rok*',
  plurals: 'objednávky objednávok',
};
