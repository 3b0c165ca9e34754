import * as z from 'zod/mini';
import { ticketTypeSchema } from './ticket-kind';
import { momentSchema } from '@/lib/time/moment';

/**
 * The event that makes a rule check its conditions:
 * - `ticketOpened`: a ticket is on an agent's screen;
 * - `ticketBecameReturn`: the ticket is a return, from its beginning or since a moment ago;
 * - `returnAppeared`: the sync brought a return that was not here, also with no tab open.
 */
export const triggerSchema = z.enum(['ticketOpened', 'ticketBecameReturn', 'returnAppeared']);
export type Trigger = z.infer<typeof triggerSchema>;

/** A condition of a rule. */
export const conditionSchema = z.discriminatedUnion('kind', [
  /** A part of the channel or the account that the ticket came by: `Allegro` is met by `Allegro / MyShop`. */
  z.object({
    kind: z.literal('ticketSource'),
    contains: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  }),
  z.object({ kind: z.literal('ticketType'), is: ticketTypeSchema }),
  z.object({
    kind: z.literal('textContains'),
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  }),
  /** Base's code for the source of orders: `allegro`, `shop`, `personal`. */
  z.object({
    kind: z.literal('orderSource'),
    is: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  }),
  z.object({
    kind: z.literal('orderStatus'),
    in: z.array(z.string()).check(z.minLength(1), z.maxLength(100)),
  }),
  /** Days since the buyer ordered, at most. */
  z.object({ kind: z.literal('orderAge'), atMost: z.int().check(z.minimum(1), z.maximum(365)) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

export const conditionKindSchema = z.enum(
  conditionSchema.def.options.flatMap(({ shape }) => shape.kind.def.values),
);
export type ConditionKind = z.infer<typeof conditionKindSchema>;

/** The conditions about a ticket. Events in Base with no ticket open cannot meet them. */
export const ticketConditions: readonly ConditionKind[] = ['ticketSource', 'ticketType', 'textContains'];

/** True for a rule that would change nothing. It can be saved, but not switched on. */
export function isWithoutAction(rule: { orderStatusId: string; returnStatusId: string }): boolean {
  return rule.orderStatusId === '' && rule.returnStatusId === '';
}

/**
 * One automatic status change. All conditions must hold. Each account has its own statuses, so a rule is for one
 * account.
 */
export const ruleSchema = z
  .object({
    id: z.string().check(z.minLength(1), z.maxLength(64)),
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
    accountId: z.string().check(z.minLength(1)),
    /** When it was switched on, or edited while on, Unix ms; 0: it is off. Events before that do not count. */
    onSince: momentSchema,
    /** False: the panel asks, in one line, before anything is changed. Only a switch of its own makes it true. */
    isAutomatic: z.boolean(),
    /**
     * True: the rule acts by itself even where a ticket names one order and tells nothing else of its buyer: no
     * address, no phone, no login. Anybody can write a number, so this is the agent's own choice.
     */
    isNumberEnough: z._default(z.boolean(), false),
    when: triggerSchema,
    conditions: z.array(conditionSchema).check(z.maxLength(10)),
    /** '' leaves the order's status as it is. */
    orderStatusId: z.string(),
    /** '' leaves the return's status as it is. */
    returnStatusId: z.string(),
    /** A rule that has changed more than this within an hour pauses itself. */
    perHour: z.int().check(z.minimum(1), z.maximum(500)),
    /** Unix ms when it paused itself; 0: it did not. */
    pausedAt: momentSchema,
  })
  .check(
    z.refine((rule) => rule.onSince === 0 || !isWithoutAction(rule), { path: ['orderStatusId'] }),
    z.refine(
      ({ when, conditions }) =>
        when !== 'returnAppeared' || !conditions.some(({ kind }) => ticketConditions.includes(kind)),
      { path: ['conditions'] },
    ),
  );
export type Rule = z.infer<typeof ruleSchema>;

/** A user can add rules up to this number. A team may have brought more. */
export const mostRules = 50;

/**
 * Makes the rule that the native product has, ready to be switched on: source Responso, type return, a status to
 * choose.
 */
export function makeFirstRule(rule: Pick<Rule, 'id' | 'name' | 'accountId'>): Rule {
  return {
    ...makeEmptyRule(rule),
    when: 'ticketBecameReturn',
    conditions: [{ kind: 'ticketSource', contains: 'Responso' }],
  };
}

/** Makes an empty rule, switched off. */
export function makeEmptyRule(rule: Pick<Rule, 'id' | 'name' | 'accountId'>): Rule {
  return {
    ...rule,
    onSince: 0,
    isAutomatic: false,
    isNumberEnough: false,
    when: 'ticketOpened',
    conditions: [],
    orderStatusId: '',
    returnStatusId: '',
    perHour: 30,
    pausedAt: 0,
  };
}

/** True for a rule that is switched on, also while it has paused itself. */
export function isOn({ onSince }: Pick<Rule, 'onSince'>): boolean {
  return onSince > 0;
}

/** True for a rule that has paused itself and waits for somebody to switch it on again. */
export function isPaused({ onSince, pausedAt }: Pick<Rule, 'onSince' | 'pausedAt'>): boolean {
  return onSince > 0 && pausedAt > 0;
}
