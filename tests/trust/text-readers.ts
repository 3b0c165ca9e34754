import { writeCsv } from '@/entrypoints/options/activity/csv';
import { readUnreadReason } from '@/entrypoints/options/diagnostics/unread-reason';
import { writeReport } from '@/entrypoints/options/diagnostics/diagnostic-report';
import { fileName } from '@/lib/background/documents/file-name';
import { readFile } from '@/lib/background/documents/read-file';
import { readCookieLine } from '@/lib/background/inbox/cookie-line';
import { splitPolicies, withoutFrameAncestors } from '@/lib/background/inbox/frame-policy';
import { readWarsawTime } from '@/lib/background/base-api/warsaw-time';
import { emailsOf } from '@/lib/match/keys/emails';
import { keysOfCandidate } from '@/lib/match/keys/keys';
import { normaliseEmail, normaliseLogin, normaliseNumber, wordsOfName } from '@/lib/match/keys/normalise';
import { phonesOf } from '@/lib/match/keys/phones';
import { toPlainText } from '@/lib/match/keys/plain-text';
import { candidatesOfQuery, readQuery } from '@/lib/match/query';
import { questionsForTicket } from '@/lib/match/questions';
import { findCandidatesAndHints } from '@/lib/match/reading/candidates';
import { findShopAddresses } from '@/lib/match/shop-addresses';
import { ticketCandidates } from '@/lib/match/ticket-candidates';
import { FailureError } from '@/lib/model/failure';
import { isPlainSelector } from '@/lib/model/selector-shape';
import { pickAgentAddresses } from '@/lib/sites/responso/reading/read-agent-addresses';
import { addressesIn } from '@/lib/sites/responso/reading/walk/addresses-in';
import { isImprint } from '@/lib/sites/responso/reading/is-imprint';
import { channelOf, isState, typeOf } from '@/lib/sites/responso/reading/kind-words';
import { taughtSource, taughtType } from '@/lib/sites/responso/reading/read-kind';
import { ticketKey } from '@/lib/sites/responso/reading/ticket-address';
import { titleParts } from '@/lib/sites/responso/reading/title-parts';
import { searchAddress, toSearchPattern } from '@/lib/sites/responso/search-pattern';
import { readJson } from '@/lib/text/read-json';

const taught = { email: undefined, order: undefined };
const linesOf = (text: string) => text.split('\n');

/** A ticket as it is often written. */
const ticket = [
  'Jan Kowalski <jan@example.com>, tel. +48 600 100 200',
  'Zamówienie nr 48213377, faktura FV 12/M/08/2026, login: ola_n95',
  'https://allegro.pl/zamowienie?order=7f6a1c1e-9a51-4f0e-8b1d-0c6a4cf2d911',
].join('\n');

/** A reader of texts, and a text that it can read. */
interface TextReader {
  sample: string;
  read: (text: string) => unknown;
}

/** Every reader of a text that a stranger may have written. */
export const textReaders: Record<string, TextReader> = {
  'candidates in one line': { sample: ticket, read: (text) => findCandidatesAndHints([text]) },
  'candidates in lines': {
    sample: ticket,
    read: (text) => findCandidatesAndHints(linesOf(text), '48213377'),
  },
  'a ticket': {
    sample: ticket,
    read: (text) => {
      const lines = linesOf(text);
      const page = { lines, shopLines: [0], agentAddresses: pickAgentAddresses(lines), ticketId: '12345' };
      const candidates = ticketCandidates({ ...page, taught });
      return [candidates, questionsForTicket(candidates), candidates.flatMap(keysOfCandidate)];
    },
  },
  'custom selectors’ lines': {
    sample: ticket,
    read: (text) => {
      const lines = linesOf(text);
      const page = { lines, agentAddresses: [], ticketId: '', taught: { email: lines, order: lines } };
      return [ticketCandidates(page), taughtType(lines), taughtSource(lines)];
    },
  },
  'the shop’s addresses': {
    sample: ticket,
    read: (text) => [findShopAddresses(linesOf(text)), addressesIn(text), isImprint(text)],
  },
  'a search': { sample: '+48 600 100 200', read: (text) => [readQuery(text), candidatesOfQuery(text)] },
  'a field of an order': {
    sample: 'Łukasz Żak, ola@example.com; 600 100 200',
    read: (text) => [emailsOf(text), phonesOf(text, 'PL'), wordsOfName(text), toPlainText(text)],
  },
  'a key': {
    sample: 'ZK 12/M/08/2026',
    read: (text) => [normaliseEmail(text), normaliseLogin(text), normaliseNumber(text)],
  },
  'a kind': {
    sample: 'Zwrot - Allegro / MyShop',
    read: (text) => [typeOf(text), isState(text), channelOf(text), titleParts(text)],
  },
  'an address': {
    sample: 'https://app.responso.com/w/1042/app?view=412&conversation=777123#/t/V1StGXR8_Z5jdHi',
    read: (text) => {
      const url = URL.parse(text, 'https://app.responso.com/');
      return url && ticketKey(url);
    },
  },
  'a pattern': {
    sample: 'https://app.responso.com/inbox/all?q=sidecar&page=1',
    read: (text) => [
      toSearchPattern(text),
      searchAddress(text, 'x'),
      searchAddress('https://app.responso.com/?q={query}', text),
    ],
  },
  'a selector': { sample: ":root > main#app .mail[role='note']:nth-child(2)", read: isPlainSelector },
  'a policy': {
    sample: "default-src 'self'; frame-ancestors 'none', script-src 'nonce-abc'",
    read: (text) => withoutFrameAncestors(splitPolicies([text])),
  },
  'a cookie': {
    sample: 'sid=1; Max-Age=3600; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Domain=.responso.com; SameSite=None',
    read: (text) => readCookieLine(text, 1_763_480_000),
  },
  'a time': {
    sample: 'token blocked until 2022-05-03 17:15:34',
    read: (text) => readWarsawTime(text, 1_763_480_000_000),
  },
  'a label': {
    sample: '<!-- label --><html><body>',
    read: (text) => {
      try {
        const sent = btoa(text.replace(/[^\0-\xff]/g, ''));
        return readFile({ sent, extension: 'html', missing: { kind: 'labelMissing' }, nameParts: [] });
      } catch (thrown) {
        if (!(thrown instanceof FailureError)) throw thrown;
        return undefined;
      }
    },
  },
  'a label’s name': {
    sample: '48213377/paczkomaty 620100847712',
    read: (text) => fileName(['label', text], 'pdf'),
  },
  JSON: { sample: '{"status":"SUCCESS","orders":[1e3]}', read: (text) => readJson(text) !== undefined },
  'a line of CSV': { sample: '=1+1;"a", b', read: (text) => writeCsv([[text, text]], 'pl') },
  'a report': {
    sample: 'getOrders: orders.3.email: invalid_type',
    read: (text) => {
      const page = { survey: undefined, readings: [], accounts: [] };
      const about = { version: '1', userAgent: text, language: 'pl', unexpected: [text] };
      return [readUnreadReason(text), writeReport({ ...page, ...about })];
    },
  },
};
