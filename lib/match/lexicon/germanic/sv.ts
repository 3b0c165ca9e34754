import type { Words } from '@/lib/match/lexicon/words';

export const sv: Words = {
  order: 'order* beställning* köp',
  parcel: 'paket* försändelse* spårning* kolli* kollinummer',
  return: 'retur* reklamation* ånger*',
  phone: 'telefon* tel tel. mobil* tfn tfn. mob.',
  calling: 'ring ringa ringer kontakt* nå samtal',
  login: 'användarnamn',
  buyer: 'köpare användare',
  email: 'email e-post mejl',
  invoice: 'faktura* fakturor kvitto* kvittens* kreditnota*',
  case: 'ärende* betalning* erbjudande* meddelande*',
  amount: 'belopp* pris* summa totalt',
  date: 'datum',
  other:
    'orgnr organisationsnummer personnummer konto* postnummer postnr artikel* kundnummer kund* serienummer',
  number: 'nummer nr nr. numret',
  id: 'id referens*',
  copula: 'är var',
  mine: 'mitt min mina',
  and: 'och',
  preposition: 'på till för med från av om i',
  filler: 'den det vårt vår ert er denna detta angående gällande ang.',
  verb: 'är inte har kom ännu',
  unit: 'st st. styck dagar dag timmar år gånger',
  plurals: 'ordrar beställningar',
};
