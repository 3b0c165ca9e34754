import type { Words } from '@/lib/match/lexicon/words';

export const cs: Words = {
  order: 'objednáv* objednác* obj obj. nákup*',
  parcel: 'zásilk* zásilek balík* balíč* sledovac* podací',
  return: 'reklamac* vrácen* vratk* odstoupen*',
  phone: 'telefon* mobil* tel tel. mob.',
  calling: 'zavol* volat volej* ozv* kontakt* prozvon* dovolat zavolej*',
  login: 'přihlašovací přezdívka',
  buyer: 'uživatel* kupující* zákaznické',
  email: 'email e-mail',
  invoice: 'faktur* účtenk* doklad* dobropis* paragon*',
  case: 'ticket* požadav* případ* platb* nabídk* zpráv* dotaz* tiket*',
  amount: 'částk* cena ceny cenu celkem suma',
  date: 'datum* dne',
  other:
    'ičo dič ič psč účet účtu účtem iban banka banky ean sku výrobní sériov* produkt* zboží model* zákazník* zákaznick* ulice kupón* variabiln* vs katalogov*',
  number: 'číslo čísla číslem č. čís. čísle',
  id: 'id identifikátor*',
  copula: 'je jsou',
  mine: 'moje mé můj',
  and: 'a',
  also: 'také taky ještě',
  preposition: 'na z s pro o od za k ke v ve u',
  filler: 'mého mojí naší naše vaše vaší této tato mi mně eshop* z e-shopu obchod* ohledně týká',
  verb: 'není nebyl* nedoraz* nepřiš* dosud stále je byl* nemám',
  unit: 'ks kus kusy kusů dní dny den hodin* rok* krát let',
  plurals: 'objednávky objednávek',
};
