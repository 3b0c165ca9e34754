import type { Words } from '@/lib/match/lexicon/words';

/** Croatian, Bosnian, and Serbian in Latin letters. */
export const hr: Words = {
  order: 'narudžb* narudzb* narudžbenic* porudžbin* kupnj* kupovin* nar.',
  parcel: 'pošiljk* paket* praćenj* tovarni',
  return: 'povrat* reklamacij* raskid*',
  phone: 'telefon* tel tel. mob mob. mobitel* mobiteln* mobiln*',
  calling: 'nazov* zov* javit* kontakt* pozv* javite zvat*',
  login: 'korisničko',
  buyer: 'korisnik* kupac kupca',
  email: 'email e-mail e-pošta',
  invoice: 'račun* faktur* predračun* ponud*',
  case: 'upit* zahtjev* zahtev* slučaj* uplat* plaćanj* poruk* ticket*',
  amount: 'iznos* cijena cijene cena ukupno',
  date: 'datum*',
  other: 'oib pib mbs iban poštansk* serijsk* proizvod* artikl* artikal model* kupon* ulica',
  number: 'broj* br br.',
  id: 'id',
  copula: 'je su',
  mine: 'moj moje moja',
  and: 'i',
  preposition: 'na iz od za s sa po do u o',
  filler: 'moje mojoj naše vaše ove ta vezi u vezi trgovin*',
  verb: 'nije nisam još bila stigl*',
  unit: 'kom kom. komada dana dan sati godin* puta',
  plurals: 'narudžbi',
};
