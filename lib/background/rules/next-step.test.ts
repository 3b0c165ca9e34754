import { expect, it } from 'vitest';
import type { Finding } from '@/lib/rules/decide';
import type { Evaluation } from '@/lib/rules/evaluate-rules';
import { makeFirstRule } from '@/lib/model/rule';
import { nextStep, type RuleFacts } from './next-step';

const change = { subject: 'order', id: '1', from: '1', to: '7' } as const;
const findings = (verdict: Finding['verdict']): Finding[] => [
  { condition: { kind: 'ticketType', is: 'return' }, verdict, found: '' },
];
const fits = { fires: true, findings: findings('met') };
const cannotTell = { fires: false, findings: findings('unknown') };
const unfit = { fires: false, findings: findings('unmet') };
const automatic = { ...makeFirstRule({ id: 'r1', name: 'r1', accountId: 'a' }), isAutomatic: true };

const evaluation: Evaluation = { rule: automatic, decision: fits, changes: [change], isSure: true };
const facts: RuleFacts = { known: undefined, isRulesDoing: false, isFresh: true, isAtRest: true };

it.each<[string, Partial<Evaluation>, Partial<RuleFacts>, ReturnType<typeof nextStep>]>([
  ['acts where all is clear', {}, {}, { kind: 'apply' }],
  ['says what it cannot tell', { decision: cannotTell }, {}, { kind: 'record', verdict: 'unsure' }],
  ['forgets its question where it does not fit', { decision: unfit }, { known: 'asked' }, { kind: 'forget' }],
  ['leaves a status that is there', { changes: [] }, {}, { kind: 'record', verdict: 'already' }],
  ['triggers no rule itself', {}, { isRulesDoing: true }, { kind: 'record', verdict: 'followed' }],
  ['does not act twice', {}, { known: 'applied' }, { kind: 'over' }],
  ['does not ask twice', { isSure: false }, { known: 'asked' }, { kind: 'over' }],
  ['takes a no for an answer', {}, { known: 'skipped' }, { kind: 'over' }],
  ['acts once it can tell', {}, { known: 'unsure' }, { kind: 'apply' }],
  ['acts once it is let go on', {}, { known: 'paused' }, { kind: 'apply' }],
  ['asks where it is not to act', { rule: { ...automatic, isAutomatic: false } }, {}, { kind: 'ask' }],
  ['asks where it is not sure', { isSure: false }, {}, { kind: 'ask' }],
  [
    'asks also by an old copy of a ticket being drawn',
    { isSure: false },
    { isFresh: false },
    { kind: 'ask' },
  ],
  ['acts on no old copy', {}, { isFresh: false }, { kind: 'refresh' }],
  ['waits for the ticket to rest', {}, { isAtRest: false }, { kind: 'wait' }],
])('a rule %s', (_, changed, known, step) => {
  expect(nextStep({ ...evaluation, ...changed }, { ...facts, ...known })).toEqual(step);
});
