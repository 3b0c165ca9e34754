import { z } from 'zod';
import { ticketTypeSchema } from './ticket-kind';

/**
 * What makes a rule look:
 * - `ticketOpened`: a ticket is on an agent's screen;
 * - `ticketBecameReturn`: it is a return by now, from its beginning or since a moment ago;
 * - `returnAppeared`: the sync brought a return that was not here, also with no tab open.
 */
export const triggerSchema = z.enum(['ticketOpened', 'ticketBecameReturn', 'returnAppeared']);
export type Trigger = z.infer<typeof triggerSchema>;

export const conditionSchema = z.discriminatedUnion('kind', [
  /** The channel or the account that the ticket came by, in part: `Allegro` is met by `Allegro / MyShop`. */
  z.object({ kind: z.literal('ticketSource'), contains: z.string().trim().min(1).max(60) }),
  z.object({ kind: z.literal('ticketType'), is: ticketTypeSchema }),
  z.object({ kind: z.literal('textContains'), text: z.string().trim().min(1).max(100) }),
  /** Base's code of where orders come from: `allegro`, `shop`, `personal`. */
  z.object({ kind: z.literal('orderSource'), is: z.string().trim().min(1).max(40) }),
  z.object({ kind: z.literal('orderStatus'), in: z.array(z.string()).min(1).max(100) }),
  /** Days since the buyer ordered, at most. */
  z.object({ kind: z.literal('orderAge'), atMost: z.int().min(1).max(365) }),
]);
export type Condition = z.infer<typeof conditionSchema>;

export const conditionKindSchema = z.enum(conditionSchema.options.map(({ shape }) => shape.kind.value));
export type ConditionKind = z.infer<typeof conditionKindSchema>;

/** The conditions that ask about a ticket: what happens in Base with no ticket open cannot meet them. */
export const ticketConditions: readonly ConditionKind[] = ['ticketSource', 'ticketType', 'textContains'];

/** A rule that would change nothing. Such a one can be kept, but not be switched on. */
export function isWithoutAction(rule: { orderStatusId: string; returnStatusId: string }): boolean {
  return rule.orderStatusId === '' && rule.returnStatusId === '';
}

/**
 * One automatic status change. All conditions must hold. Each account has its own statuses, so a rule is for one
 * account.
 */
export const ruleSchema = z
  .object({
    id: z.string().min(1).max(64),
    name: z.string().trim().min(1).max(80),
    accountId: z.string().min(1),
    /** Unix ms since when it is on as it is now; 0: it is off. Nothing that happened before counts. */
    onSince: z.number(),
    /** False: the panel asks with one line. True only by a switch of its own. */
    isAutomatic: z.boolean(),
    /**
     * True: it acts by itself also where a ticket names one order and tells nothing else of its buyer: no address, no phone,
     * no login. Anybody can write a number, so this is the agent's own choice.
     */
    isNumberEnough: z.boolean().default(false),
    when: triggerSchema,
    conditions: z.array(conditionSchema).max(10),
    /** '' leaves the order's status as it is. */
    orderStatusId: z.string(),
    /** '' leaves the return's status as it is. */
    returnStatusId: z.string(),
    /** A rule that has changed more than this within an hour pauses itself. */
    perHour: z.int().min(1).max(500),
    /** Unix ms when it paused itself; 0: it did not. */
    pausedAt: z.number(),
  })
  .refine((rule) => rule.onSince === 0 || !isWithoutAction(rule), { path: ['orderStatusId'] })
  .refine(
    ({ when, conditions }) =>
      when !== 'returnAppeared' || !conditions.some(({ kind }) => ticketConditions.includes(kind)),
    { path: ['conditions'] },
  );
export type Rule = z.infer<typeof ruleSchema>;

/** As many rules as there can be. */
export const mostRules = 50;

/** The rule that the native product has, ready to be switched on: source Responso, type return, a status to choose. */
export function makeFirstRule(rule: Pick<Rule, 'id' | 'name' | 'accountId'>): Rule {
  return {
    ...makeEmptyRule(rule),
    when: 'ticketBecameReturn',
    conditions: [{ kind: 'ticketSource', contains: 'Responso' }],
  };
}

/** A rule to begin with. */
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
