import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../base-api/account.ts';
import { compareRecords, isReported } from '../compare-records.ts';
import type { Deeds } from './agents.ts';
import type { Member } from './member.ts';

export interface Verdict {
  /** What is missing somewhere, or differs. */
  lost: string[];
  /** What is there, or reached Base, more than once. */
  twice: string[];
  /** Orders on which a rule has acted more than once. */
  ruledTwice: string[];
  /** How often a rule has acted. */
  ruled: number;
}

interface Wish {
  members: readonly Member[];
  account: Account;
  accountId: string;
  deeds: Deeds;
  /** The status that the rule sets, and nobody else. */
  ruleStatus: string;
  /** Unix ms. */
  now: number;
}

/** Compares what each member has with Base, with what agents did, and with the other members. */
export async function judgeTeam({
  members,
  account,
  accountId,
  deeds,
  ruleStatus,
  now,
}: Wish): Promise<Verdict> {
  const lost: string[] = [];
  const twice: string[] = [];
  const calls = account.statusCalls.map(({ orderId, to }) => `${orderId} ${to}`);
  const counts = Map.groupBy(calls, (call) => call);
  const ruledCalls = calls.filter((call) => call.endsWith(` ${ruleStatus}`));
  for (const [call, same] of counts)
    if (same.length > 1 && !ruledCalls.includes(call))
      twice.push(`status call ${call}: ${same.length} times`);
  const ruledTwice = repeated(ruledCalls).map((call) => `status call ${call}`);

  /** What the first member has that all must have. */
  let common: object | undefined;
  for (const member of members) {
    const { name, code } = member;
    const db = await code.database();
    const [orders, returns] = [await db.getAll('orders'), await db.getAll('returns')];
    const found = compareRecords({ account, accountId }, { orders, returns }, [], now);
    lost.push(...found.lost.map((what) => `${name}: ${what}`));
    twice.push(...found.duplicated.filter(isReported).map((what) => `${name}: ${what}`));

    const links = new Set(
      (await db.getAll('links')).map(({ ticketKey, orderId }) => `${ticketKey} ${orderId}`),
    );
    for (const [link, isLinked] of deeds.links) {
      if (isLinked === undefined || links.has(link) === isLinked) continue;
      (isLinked ? lost : twice).push(`${name}: link ${link}`);
    }
    const activity = await db.getAll('activity');
    for (const { orderId, to } of deeds.changes) {
      const lines = activity.filter((line) => line.id === orderId && 'to' in line && line.to === to);
      if (lines.length === 0) lost.push(`${name}: the log's line of ${orderId} to ${to}`);
      if (lines.length > 1) twice.push(`${name}: the log's line of ${orderId} to ${to}`);
      for (const { result } of lines)
        if (result === 'pending' || result === 'sending')
          lost.push(`${name}: ${orderId} to ${to} is ${result}`);
    }
    // Base is asked only once even if two members try: the log tells.
    const ruledOrders = activity.flatMap(({ who, id }) => (who === 'rule' ? [id] : []));
    ruledTwice.push(...repeated(ruledOrders).map((id) => `${name}: a rule's lines for ${id}`));
    const ledger = await db.getAll('ledger');
    const kept = {
      links: [...links].toSorted(),
      log: activity.map(({ changeId, result }) => `${changeId} ${result}`).toSorted(),
      rules: ledger.flatMap((entry) => (entry.verdict === 'applied' ? [entry.about] : [])).toSorted(),
      people: (await db.getAll('teamMembers')).map(({ name: each }) => each).toSorted(),
      unsent: (await db.getAll('teamUnsent')).map(({ kind }) => kind),
    };
    common ??= kept;
    if (!isDeepStrictEqual(common, kept)) lost.push(`${name}: ${difference(common, kept)}`);
    if (kept.people.length !== members.length) lost.push(`${name}: knows ${kept.people.length} members`);
  }
  return { lost, twice, ruledTwice, ruled: ruledCalls.length };
}

function repeated(items: readonly string[]): string[] {
  return [...Map.groupBy(items, (item) => item)].flatMap(([item, same]) => (same.length > 1 ? [item] : []));
}

function difference(one: object, other: object): string {
  const theirs = new Map(Object.entries(other));
  return Object.entries(one)
    .filter(([name, value]) => !isDeepStrictEqual(value, theirs.get(name)))
    .map(([name, value]) => `${name} ${JSON.stringify(value)} here ${JSON.stringify(theirs.get(name))}`)
    .join(', ')
    .slice(0, 600);
}
