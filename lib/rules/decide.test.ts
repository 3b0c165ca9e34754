import { describe, expect, it } from 'vitest';
import type { Condition, Rule } from '@/lib/model/rule';
import { decide, type RuleEvent } from './decide';

const now = Date.UTC(2026, 10, 23);
const day = 86_400_000;

const rule = (conditions: Condition[], changes: Partial<Rule> = {}): Rule => ({
  id: 'r1',
  name: 'Returns',
  accountId: 'a',
  onSince: 1,
  isAutomatic: false,
  when: 'ticketOpened',
  conditions,
  orderStatusId: '7',
  returnStatusId: '',
  perHour: 20,
  pausedAt: 0,
  isNumberEnough: false,
  ...changes,
});

const eventOf = (changes: Partial<RuleEvent> = {}): RuleEvent => ({
  trigger: 'ticketOpened',
  accountId: 'a',
  ticket: { type: 'return', source: 'Responso / bok', text: 'Chcę zwrócić KUBEK, dziękuję' },
  order: {
    source: { type: 'allegro', id: '1' },
    statusId: '3',
    confirmedAt: now - 10 * day,
    addedAt: now - 11 * day,
  },
  ...changes,
});

const noTicket = { trigger: 'ticketOpened', ticket: null } as const;
const forgottenText = { ticket: { type: 'return', source: '', text: null } } as const;
const silentTicket = { ticket: { type: '', source: '', text: '' } } as const;

describe('a condition', () => {
  it.each<[string, Condition, Partial<RuleEvent>, 'met' | 'unmet' | 'unknown']>([
    ['source, in part and in any case', { kind: 'ticketSource', contains: 'responso' }, {}, 'met'],
    ['another source', { kind: 'ticketSource', contains: 'Allegro' }, {}, 'unmet'],
    [
      'a source the page does not show',
      { kind: 'ticketSource', contains: 'Responso' },
      silentTicket,
      'unknown',
    ],
    ['no ticket at all', { kind: 'ticketSource', contains: 'Responso' }, noTicket, 'unknown'],
    ['type', { kind: 'ticketType', is: 'return' }, {}, 'met'],
    ['another type', { kind: 'ticketType', is: 'review' }, {}, 'unmet'],
    ['a type the page does not show', { kind: 'ticketType', is: 'return' }, silentTicket, 'unknown'],
    ['text, in any case', { kind: 'textContains', text: 'zwrócić kubek' }, {}, 'met'],
    ['text written with combining accents', { kind: 'textContains', text: 'zwro\u0301cic\u0301' }, {}, 'met'],
    ['a text that was not kept', { kind: 'textContains', text: 'kubek' }, forgottenText, 'unknown'],
    ['text that is not there', { kind: 'textContains', text: 'reklamacja' }, {}, 'unmet'],
    ['order source', { kind: 'orderSource', is: 'allegro' }, {}, 'met'],
    ['another order source', { kind: 'orderSource', is: 'shop' }, {}, 'unmet'],
    [
      'order source of a return without an order',
      { kind: 'orderSource', is: 'shop' },
      { order: null },
      'unknown',
    ],
    ['one of several statuses', { kind: 'orderStatus', in: ['1', '3'] }, {}, 'met'],
    ['none of the statuses', { kind: 'orderStatus', in: ['1'] }, {}, 'unmet'],
    ['an order young enough', { kind: 'orderAge', atMost: 10 }, {}, 'met'],
    ['an order too old', { kind: 'orderAge', atMost: 9 }, {}, 'unmet'],
    [
      'an order without a date',
      { kind: 'orderAge', atMost: 9 },
      { order: { source: { type: 'shop', id: '1' }, statusId: '3', confirmedAt: 0, addedAt: 0 } },
      'unknown',
    ],
  ])('%s: %o', (_, condition, changes, verdict) => {
    const decision = decide(rule([condition]), eventOf(changes), now);
    expect(decision.findings.map((finding) => finding.verdict)).toEqual([verdict]);
    expect(decision.fires).toBe(verdict === 'met');
  });
});

describe('a rule', () => {
  const isReturn: Condition = { kind: 'ticketType', is: 'return' };

  it('fires when every condition holds, and without any', () => {
    expect(decide(rule([isReturn, { kind: 'orderSource', is: 'allegro' }]), eventOf(), now).fires).toBe(true);
    expect(decide(rule([]), eventOf(), now).fires).toBe(true);
  });

  it('does not fire when one condition is not met or not known, and names it', () => {
    const decision = decide(rule([isReturn, { kind: 'orderSource', is: 'shop' }]), eventOf(), now);
    expect(decision).toMatchObject({
      fires: false,
      findings: [{ verdict: 'met' }, { verdict: 'unmet', found: 'allegro' }],
    });
  });

  it.each<[string, Partial<Rule>]>([
    ['of another account', { accountId: 'b' }],
    ['for another occasion', { when: 'returnAppeared' }],
  ])('%s does not even look', (_, changes) => {
    expect(decide(rule([isReturn], changes), eventOf(), now)).toEqual({ fires: false, findings: [] });
  });
});
