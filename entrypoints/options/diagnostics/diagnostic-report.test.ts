import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnosis';
import { writeReport } from './diagnostic-report';
import type { PageSurvey } from '@/lib/model/page-survey';
import { noProgress, type SyncProgress } from '@/lib/stored/sync-progress';

/** Whatever can hold a text of a page, of Base or of a buyer holds `text` here. */
function surveyWith(text: string): PageSurvey {
  const lines = [text, `${text}@example.com`, `Zamówienie ${text}`];
  return {
    origin: `https://${encodeURIComponent(text)}.responso.com`,
    isTicket: true,
    ticketId: '',
    hasReplyBox: true,
    lines,
    taught: { email: lines, order: lines, type: lines, source: lines },
    agentAddresses: lines,
    kind: { type: 'return', source: text },
    disagreeing: [],
    parts: { column: 'taught', attachment: 'none', search: 'structure' },
    absent: ['search'],
    shape: {
      elements: 9,
      shadowRoots: 2,
      frames: 1,
      fields: 3,
      editors: 1,
      links: 4,
      width: 1440,
      height: 900,
    },
  };
}

function progressWith(text: string): SyncProgress {
  return {
    ...noProgress,
    orders: 300,
    unread: [`order ${text}`, `return ${text}`, text],
    unreadWhy: `products.0.${text}: invalid_type`,
    failure: { kind: 'unexpectedAnswer', report: `getOrders: orders.3.${text}: ${text}` },
  };
}

const reportOf = (
  survey: PageSurvey,
  account: SyncProgress,
  userAgent = 'Mozilla/5.0 (X11; Linux) Chrome/156.0',
) =>
  writeReport({
    version: '0.1.0',
    userAgent,
    language: 'pl',
    survey,
    readings: diagnose(survey),
    accounts: [account],
    unexpected: account.failure?.kind === 'unexpectedAnswer' ? [account.failure.report] : [],
  });

describe('the report', () => {
  it.each([
    'jan.kowalski@example.com',
    'Żaneta Kowalska',
    '+48 600 100 200',
    '+48600100200',
    'ul. Prosta 12, 00-850 Warszawa',
    '3001234-ABCDEF-TOKEN0042',
    '48213377',
  ])('holds nothing of %s, wherever it was planted', (secret) => {
    const report = reportOf(surveyWith(secret), progressWith(secret), `${secret} Firefox/153.0`);
    // Parts of three characters stand in the report by chance; what has no longer ones is looked for whole.
    const parts = secret.split(/[\s,@.]+/).filter(({ length }) => length > 3);
    for (const part of [secret, ...parts]) expect(report.toLowerCase()).not.toContain(part.toLowerCase());
  });

  it('is the same whatever stands on the page, but for how much it is', () => {
    // Not a dot or a colon: they part the names in a path, and the report says how many names it had.
    const text = fc
      .string({ unit: 'binary', minLength: 12, maxLength: 12 })
      .filter((made) => !/^[a-z_]+$|[.:]/.test(made));
    const skeleton = (made: string) =>
      reportOf(surveyWith(made), progressWith(made))
        .replace(/\d+/g, '0')
        .replace(/^(email|order|type|source): .*$/gm, '$1');
    const usual = skeleton('Żaneta 12 @!');
    fc.assert(
      fc.property(text, (made) => {
        expect(skeleton(made)).toBe(usual);
      }),
    );
  });

  it('says what helps: version, browser, how the page is built, by which means what was read, and what failed', () => {
    const report = reportOf(surveyWith('x y z'), {
      ...progressWith(''),
      unreadWhy: 'products.0.price_brutto: invalid_type',
      failure: { kind: 'unexpectedAnswer', report: 'getOrders: HTTP 502' },
    });
    for (const part of [
      'Sidecar 0.1.0',
      'Chrome 156 on Linux',
      'shadowRoots 2',
      'Page: ticket, reply box',
      'search: structure, 0 read, taught but absent',
      'failure unexpectedAnswer',
      'Not understood: getOrders: HTTP 502',
      'products.0.price_brutto: invalid_type',
      '1 orders, 1 returns, 3 in all',
    ])
      expect(report).toContain(part);
  });

  it('is written also when no page is open', () => {
    const report = writeReport({
      version: '0.1.0',
      userAgent: '',
      language: 'en',
      survey: undefined,
      readings: [],
      accounts: [],
      unexpected: [],
    });
    expect(report).toContain('Page: none open');
  });
});
