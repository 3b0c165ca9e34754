import type { Words } from '@/lib/match/lexicon/words';

/** Norwegian. Words shared with Danish are in the Danish list. */
export const nb: Words = {
  order: 'ordre* bestilling* kjøp',
  parcel: 'pakke* sending* sporing*',
  return: 'retur* reklamasjon*',
  phone: 'telefon* tlf tlf. mobil*',
  calling: 'ring ringe kontakt*',
  login: 'brukernavn',
  buyer: 'kjøper bruker',
  email: 'epost e-post',
  invoice: 'faktura* kvittering* regning*',
  case: 'sak saken saksnummer henvendelse* betaling* tilbud* melding*',
  amount: 'beløp* pris* sum totalt',
  date: 'dato',
  other: 'orgnr kontonummer postnummer varenummer kundenummer serienummer',
  number: 'nummer nr nr.',
  id: 'id referanse*',
  copula: 'er var',
  mine: 'mitt min',
  and: 'og',
  preposition: 'på til for med fra av om i',
  filler: 'den det vår vårt deres din denne angående vedr.',
  verb: 'er ikke ble ennå',
  unit: 'stk stk. dager dag timer år ganger',
  plurals: 'ordrer bestillinger',
};
