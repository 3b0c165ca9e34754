import type { Words } from '@/lib/match/lexicon/words';

/** The words that announce a value. Content scripts load no others. */
export const plLabels = {
  order: 'zamówi* zam zam. zamów. zlecen* transakcj* zakup*',
  parcel: 'pacz* przesyl* przewozow* nadani* nadawcz* awb listu',
  return: 'zwrot* reklamacj* rma odstąpien*',
  phone: 'tel tel. telef* mobil* kom kom. komórk* fax faks sms whatsapp',
  hotline: 'infolini* hotlin* kierowc*',
  calling: 'zadzwo* dzwoni* oddzwo* przedzwo* kontakt* skontakt* telefoniczn*',
  login: 'login loginu nick nickname',
  buyer: 'użytkownik* kupując*',
  email: 'email e-mail mail maila mailem emaila poczta',
  invoice: 'faktur* fv paragon* rachunek korekt*',
  case: 'zgłoszen* ticket* wątek wątku sprawa sprawy płatnoś* przelew* paypal payu ofert* aukcj* dyskusj* wiadomoś* opini* dokument* wz sprzedaż* umowa umowy umowę umowie decyzj*',
  amount: 'kwot* suma sumy cen* razem wartoś*',
  date: 'data daty datę',
  other:
    'nip regon krs bdo pesel* vat kont* rachun* bank* pocztow* ean* sku seryjn* model* art art. artyku* katalogow* kat. indeks* symbol* podarunkow* produkt* dom domu lokal* mieszkan* ul ul. ulica klient* odbior* pin rabatow* kupon* kart* blik polis* licencj* wersj* rozmiar* pokój wagon imei autoryzacj* protok* szkod* szkód',
  number: 'nr nr. numer* num.',
  id: 'id identyfikator* referenc*',
} satisfies Words;

export const pl: Words = {
  ...plLabels,
  copula: 'to jest brzmi',
  mine: 'mój moje mojego moim',
  and: 'i oraz a',
  or: 'lub albo',
  also: 'także również jeszcze też drugie drugi druga',
  preposition: 'o z ze do na w od za',
  filler:
    'sprawie dla pod moja mojej moim naszego nasze tego tej dotycz* dot. dotyczy chodzi mi mnie odp sklep* zewnętrzn* wewnętrzn* kod* kurier* allegro inpost dpd dhl gls ups pocztex ze sklepu internetow* pana pani państwa się ten ta złożon* wczoraj* dzisiaj dziś',
  verb: 'nie jest nadal dotar* został* był* miał* proszę',
  unit: 'szt szt. sztuk* dni dzień godz godz. godzin* min min. rok* lat lata par op op. opak* kpl kpl. zestaw* osób razy stycz* lut* kwiet* maj* czerw* lip* sierp* wrześ* październik* listopad* grud* procent',
  plurals: 'zamówień zamówienia zakupy zlecenia',
};
