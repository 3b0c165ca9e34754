import { describe, expect, it } from 'vitest';
import { unknownKind } from '@/lib/model/unknown-kind';
import type { TicketPage } from '@/lib/sites/responso/reading/read-page';
import {
  addressFollows,
  firstRestsAfter,
  firstState,
  givenUpAfter,
  restsAfter,
  staleFor,
  stepTicket,
  type PageReading,
  type TicketEvent,
} from './ticket-state';

const first = new URL('https://app.responso.com/tickets/710001');
const second = new URL('https://app.responso.com/tickets/710002');
const desk = new URL('https://app.responso.com/desk');
const long = 'Dzień dobry, kiedy wyślecie moją paczkę? Czekam już tydzień.';

interface Shown extends Partial<Omit<PageReading, 'page'>> {
  lines: string[];
  subject?: string;
  hint?: TicketPage['hint'];
  isTicket?: boolean;
  hasReplyBox?: boolean;
}

/** A page at rest that shows a ticket, and nothing of a former one. */
function readingOf({ lines, ...shown }: Shown): PageReading {
  const { isTicket = true, hasReplyBox = true, subject = 'Paczka', hint = '', ...rest } = shown;
  const text = lines.join('');
  return {
    page: {
      ...{ isTicket, hasReplyBox, lines, subject, hint, kind: unknownKind },
      ...{ shopLines: [], noteLines: [], taught: {}, agentAddresses: [], disagreeing: [] },
    },
    fresh: { length: text.length, hasKey: /@|\d{5}/.test(text) },
    kept: 0,
    restedFor: 10_000,
    isBusy: false,
    ...rest,
  };
}

/** Something that happens on a page: it goes to an address, or it is read. */
type Happening = [ms: number, what: URL | Shown];

/**
 * What the last of some happenings leads to, on a page that was opened at an address at 0 ms: the effects in words, and
 * when it will be read again, ms from then.
 */
function outcomeOf(address: URL, ...happenings: Happening[]): { does: string[]; readsIn: number[] } {
  let visits = 0;
  const visit = () => `v${++visits}`;
  let step = stepTicket(firstState(address), { kind: 'anew', visit: visit() }, 0);
  for (const [now, what] of happenings) {
    const event: TicketEvent =
      what instanceof URL
        ? { kind: 'address', address: what, visit: visit() }
        : { kind: 'read', reading: readingOf(what), visit: visit() };
    step = stepTicket(step.state, event, now);
  }
  return {
    does: step.effects.flatMap((effect) => {
      if (effect.kind === 'tell') {
        const { lines, hint } = effect.page;
        return [`tell ${lines.join(', ')}${hint && ` ${hint}`}`];
      }
      if (effect.kind === 'begin') return [effect.hasFormer ? 'begin over the former' : 'begin'];
      return effect.kind === 'drawing' ? ['wait'] : [];
    }),
    readsIn: step.effects.flatMap((effect) => (effect.kind === 'readAfter' ? [effect.ms] : [])),
  };
}

const does = (address: URL, ...happenings: Happening[]) => outcomeOf(address, ...happenings).does;

describe('a page that was opened', () => {
  it.each([
    ['with a reply box', { hasReplyBox: true }],
    ['without one', { hasReplyBox: false }],
  ])('%s is read at once when an order could be found by it', (_, shown) => {
    expect(does(first, [50, { lines: ['order 49451818'], restedFor: 50, ...shown }])).toEqual([
      'tell order 49451818',
    ]);
  });

  it('is read when it rests where no order can be found by it', () => {
    const drawing = outcomeOf(first, [50, { lines: [long], restedFor: 50 }]);
    expect(drawing).toEqual({ does: ['wait'], readsIn: [restsAfter - 50] });
    expect(does(first, [600, { lines: [long], restedFor: restsAfter }])).toEqual([`tell ${long}`]);
  });

  it('and that never rests is read all the same', () => {
    const shown = { lines: [long], restedFor: 10 };
    expect(does(first, [50, shown], [1_000, shown])).toEqual([`tell ${long}`]);
  });

  it('its own number is no order’s', () => {
    expect(does(first, [50, { lines: ['Ticket #710001'], restedFor: 50, hasReplyBox: false }])).toEqual([
      'wait',
    ]);
  });

  it('without a reply box must rest longer, and an empty one says nothing', () => {
    const shown = { hasReplyBox: false, lines: [long] };
    expect(does(first, [900, { ...shown, restedFor: 900 }])).toEqual(['wait']);
    expect(does(first, [2_000, { ...shown, restedFor: firstRestsAfter }])).toEqual([`tell ${long}`]);
    expect(does(first, [9_000, { hasReplyBox: false, lines: ['Ticket'] }])).toEqual(['wait']);
    expect(does(first, [givenUpAfter + 1, { hasReplyBox: false, lines: ['Ticket'] }])).toEqual([
      'tell Ticket',
    ]);
  });

  it('and is no ticket is said to be none', () => {
    expect(does(desk, [50, { lines: [], isTicket: false }])).toEqual(['tell ']);
  });

  it('is told once as long as it says the same', () => {
    const shown = { lines: ['order 49451818'] };
    expect(does(first, [50, shown], [300, shown])).toEqual([]);
  });
});

it('a page on which a ticket began to appear and did not come is said once more to show none', () => {
  const none: Shown = { lines: [], isTicket: false };
  const begun: Happening = [100, { lines: [long], restedFor: 10 }];
  expect(does(desk, [50, none], begun)).toEqual(['wait']);
  expect(does(desk, [50, none], begun, [200, none])).toEqual(['tell ']);
});

it('a page that is no ticket is said to be one that cannot be read only when it rests', () => {
  const shown: Shown = { lines: [], isTicket: false, hint: 'unreadable' };
  const early = outcomeOf(desk, [50, { ...shown, restedFor: 50 }]);
  expect(early).toEqual({ does: ['tell '], readsIn: [firstRestsAfter - 50] });
  expect(does(desk, [50, { ...shown, restedFor: 50 }], [2_000, shown])).toEqual(['tell  unreadable']);
});

describe('after the address has changed', () => {
  const opened: Happening = [50, { lines: ['order 49451818'] }];
  const left: Happening = [5_000, second];
  const nothing = { lines: ['E-mail'], fresh: { length: 0, hasKey: false }, kept: 1 };

  it('what stands on the page is the former ticket’s', () => {
    expect(does(first, opened, left)).toEqual(['begin over the former']);
    expect(does(first, opened, left, [9_000, nothing])).toEqual(['wait']);
  });

  it('another view of the same ticket is the same visit', () => {
    expect(does(first, opened, [5_000, new URL('#message-9', first)])).toEqual([]);
  });

  it('the next ticket is read at once when an order could be found by it', () => {
    const shown = { lines: ['order 226514545'], restedFor: 40, hasReplyBox: false };
    expect(does(first, opened, left, [5_100, shown])).toEqual(['tell order 226514545']);
  });

  it('a short ticket is read when the page rests', () => {
    const shown = { lines: ['Wiadomość', 'Dzień dobry'] };
    expect(does(first, opened, left, [5_100, { ...shown, restedFor: 40 }])).toEqual(['wait']);
    expect(does(first, opened, left, [5_600, { ...shown, restedFor: restsAfter }]).at(-1)).not.toBe('wait');
  });

  it('a page that says it is loading has not drawn a short ticket', () => {
    const shown = { lines: ['Loading…'], isBusy: true };
    expect(does(first, opened, left, [6_500, { ...shown, hasReplyBox: false }])).toEqual(['wait']);
  });

  const partly = { lines: ['order 226514545'], fresh: { length: 15, hasKey: true } };
  const isReadAgain = (...happenings: Happening[]) =>
    outcomeOf(first, opened, left, ...happenings).readsIn.includes(0);

  it.each([
    ['most of it is gone, and the page rests', true, { kept: 0.2, subject: 'Faktura' }],
    [
      'most of it is gone, and the page does not rest',
      false,
      { kept: 0.2, subject: 'Faktura', restedFor: 40 },
    ],
    ['most of it still stands below another subject', false, { kept: 0.9, subject: 'Faktura' }],
    ['most of it still stands below the same subject, and something is new', true, { kept: 0.9 }],
    ['the page says that it is loading', false, { kept: 0.2, isBusy: true }],
  ])('what is left of the former ticket counts for the next where %s: %s', (_, isTaken, shown) => {
    expect(isReadAgain([5_700, { ...partly, ...shown }])).toBe(isTaken);
  });

  it('and counts in any case once it has stood for long', () => {
    const shown = { ...partly, kept: 0.9, subject: 'Faktura' };
    expect(isReadAgain([5_100, shown], [5_100 + staleFor, shown])).toBe(true);
  });
});

describe('an app that draws the next ticket before it changes the address', () => {
  const opened: Happening = [50, { lines: ['order 49451818', long, 'jan@example.com'] }];
  const other = { lines: ['order 226514545', 'ewa@example.com'], subject: 'Faktura' };

  it('blanks the panel at once, and is read when the address has followed', () => {
    expect(does(first, opened, [5_000, other])).toEqual(['begin', 'wait']);
    expect(does(first, opened, [5_000, other], [5_150, second])).toEqual(['begin']);
    expect(does(first, opened, [5_000, other], [5_150, second], [5_200, other])).toEqual([
      'tell order 226514545, ewa@example.com',
    ]);
  });

  it('is read when the address does not follow', () => {
    expect(does(first, opened, [5_000, other], [5_000 + addressFollows, other])).toEqual([
      'tell order 226514545, ewa@example.com',
    ]);
  });

  const mailbox = 'Closed · Ticket · E-mail – bok@shop.example';
  const answer = 'Dziękujemy za wiadomość, sprawdzamy to z magazynem.';
  const short: Happening = [50, { lines: ['order 49451818', mailbox, answer, 'bok@shop.example'] }];

  it.each([
    [
      'shares what stands on every ticket',
      ['order 226514545', mailbox, answer, 'bok@shop.example'],
      'Faktura',
    ],
    ['shares its mailbox only', ['order 226514545', mailbox], 'Faktura'],
  ])('blanks the panel at once where it %s', (_, lines, subject) => {
    expect(does(first, short, [400, { lines, subject }])).toEqual(['begin', 'wait']);
  });

  it.each([
    [
      'has another subject, and nothing else',
      ['order 49451818', mailbox, answer, 'bok@shop.example'],
      'Faktura',
    ],
    [
      'has grown below another subject',
      ['order 49451818', mailbox, answer, 'bok@shop.example', long],
      'Faktura',
    ],
    ['has another message below the same subject', [long, mailbox, answer, 'bok@shop.example'], 'Paczka'],
    [
      'names its subject among its lines',
      ['order 49451818', mailbox, 'Faktura 48213377'],
      'Faktura 48213377',
    ],
  ])('is not seen in one that %s', (_, lines, subject) => {
    expect(does(first, short, [400, { lines, subject }]).join()).not.toMatch(/begin|wait/);
  });

  const same = { lines: ['Kiedy przyjdzie kurier? Pytam po raz trzeci w tym tygodniu.', 'jan@example.com'] };

  it('is told from one that is slow, also for the same buyer, and not read as the former ticket', () => {
    const third: Happening = [50, { lines: ['order 49451818', long, `${long}!`, 'jan@example.com'] }];
    expect(does(first, third, [5_000, same])).toEqual(['wait']);
    expect(does(first, third, [5_000, same], [5_150, second])).toEqual(['begin']);
    expect(does(first, third, [5_000, same], [9_000, second])).toEqual(['begin over the former']);
  });

  it('and is the former ticket after all when the address does not follow', () => {
    const third: Happening = [50, { lines: ['order 49451818', long, `${long}!`, 'jan@example.com'] }];
    expect(does(first, third, [5_000, same], [5_000 + addressFollows, same])).toHaveLength(1);
  });

  it('unless the ticket that was drawn anew had only just come', () => {
    const third: Happening = [50, { lines: ['order 49451818', long, `${long}!`, 'jan@example.com'] }];
    expect(does(first, third, [500, same], [600, second])).toEqual(['begin over the former']);
  });
});
