import { attribution } from './attribution';
import { isLongAsSentence } from '@/lib/text/is-long-as-sentence';
import { addressesIn } from '@/lib/sites/responso/reading/walk/addresses-in';
import type { PageLine } from '@/lib/sites/responso/reading/walk/walk-page';

/** What a shop's agents write below their names, in the languages of helpdesks. */
const service =
  /(?<!\p{L})(?:(?:biuro|dział|zespół) obsługi|obsługa klient\p{L}+|customer (?:service|support|care|success)|support team|kundenservice|kundendienst|kundenbetreuung|service clients?|(?:atendimento|apoio|suporte) ao cliente|servizio clienti|atención al cliente|zákaznick\p{L}+ (?:servis|podpora|centrum|péče)|ügyfélszolgálat)(?!\p{L})/iu;
/** Names of mailboxes that no firm has that only buys. */
const serviceMailbox =
  /(?:^|[._+-])(?:bok|support|pomoc|help(?:desk)?|obsluga|sklep|shop|store|loja|apoio|suporte|atendimento|sac|aide|sav|serwis|kundenservice|customercare|reklamacje|zwroty|returns|retouren?)(?:[._+-]|$)/;
/** A signature is among the last lines of a message, with an address, a phone and a slogan. */
const mostLines = 8;
/** Above it stands what the agent writes. */
const fewestAbove = 2;

/**
 * True for a message whose signature says that the shop's service wrote it. One that quotes a letter may be the buyer's,
 * and a greeting stands at the beginning.
 */
export function isSignedByService(lines: readonly PageLine[]): boolean {
  const isQuoting = lines.some(
    ({ text, element }) =>
      attribution.test(text) || text.startsWith('>') || element.closest('blockquote') !== null,
  );
  return (
    !isQuoting &&
    lines
      .slice(Math.max(fewestAbove, lines.length - mostLines))
      .some(
        ({ text }) =>
          !isLongAsSentence(text) &&
          (service.test(text) ||
            addressesIn(text).some((address) => serviceMailbox.test(address.replace(/@.*/, '')))),
      )
  );
}
