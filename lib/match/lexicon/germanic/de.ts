import type { Words } from '@/lib/match/lexicon/words';

/** The words that announce a value. Content scripts load no others. */
export const deLabels = {
  order: 'bestell* best. auftrag* auftr. kauf einkauf transaktion* bstnr bestnr',
  parcel: 'sendung* paket* sendungsnr',
  return: 'rücksend* rückgabe* retour* reklamation* widerruf*',
  phone: 'telef* handy* mobil* rufnummer mobilnummer tel tel. fax',
  hotline: 'hotline* kundenhotline servicehotline infohotline fahrer*',
  calling: 'anruf* rufen rückruf* erreichen erreichbar kontakt* melden telefonieren zurückrufen anzurufen',
  login: 'benutzername benutzernamen',
  buyer: 'käufer* benutzer* mitglied*',
  email: 'email e-mail mail',
  invoice: 'rechnung* beleg* quittung* gutschrift* lieferschein* rg rgnr re. renr rechnr',
  case: 'anfrage* vorgang* zahlung* angebot* nachricht* ticket* fall vertrag*',
  amount: 'betrag summe preis* gesamt*',
  date: 'datum',
  other:
    'ust ust. ustid ust-id* steuer* konto kontonummer kto kto. blz plz postleitzahl hrb hra artikel* seriennummer serie strasse straße hausnummer kund* kd kd. gutschein* größe lizenz* zimmer idnr ustidnr',
  number: 'nummer nr nr. nrn. num.',
  id: 'id referenz* kennung',
  others: 'bestellt bestellte bestelle bestellen',
} satisfies Words;

export const de: Words = {
  ...deLabels,
  copula: 'ist sind lautet war',
  mine: 'mein meine meiner',
  and: 'und sowie',
  or: 'oder',
  also: 'auch',
  preposition: 'für mit von am an über aus in um',
  filler:
    'ihre ihr ihrer unsere unserer dieser diese mich mir unter zur zum der die das den dem des eine einer betreff bzgl. bei',
  verb: 'ist wurde kam nicht noch bitte habe',
  unit: 'stück stk stk. stunde* stunden tag tage tagen jahr jahre jahren mal uhr',
  plurals: 'bestellungen aufträge käufe',
};
