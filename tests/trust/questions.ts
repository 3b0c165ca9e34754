import { openDB } from 'idb';
import { expect } from 'vitest';
import type { Protocol } from '@/lib/messages/protocol';
import { importedKey } from '@/lib/background/storage/kept-value';
import { answerSchema, send } from './background-world';
import type { Counts } from './campaign';
import { rights } from './message-rights';
import { listSenders } from './senders';

/** What pages and panels ask for, and what agents press. */
const questions: (keyof Protocol)[] = [
  ...(['panelMounted', 'ticketSeen', 'listConnected', 'listAccounts', 'findOrders', 'searchOrders'] as const),
  ...([
    'readKeptParcels',
    'listActivity',
    'listLeftAlone',
    'tryRule',
    'panelSeen',
    'readInbox',
    'changeStatus',
    'editOrder',
    'readEdit',
  ] as const),
  ...([
    'undoChange',
    'judgeOrder',
    'answerAsked',
    'saveRule',
    'moveRule',
    'changeSettings',
    'changeAccount',
  ] as const),
  ...(['ticketRests', 'searchBase', 'findOrders'] as const),
];

const rightOf = new Map(rights);

async function ask(name: keyof Protocol): Promise<{ ok: boolean }> {
  const { from = [], data } = rightOf.get(name) ?? {};
  const sender = listSenders().find(({ tier }) => tier === from[0])?.sender ?? {};
  return answerSchema.parse(await send(name, data, sender)).res;
}

/** Asks everything. Every answer is a value or a failure of the closed list. Counts the failures as faults. */
export async function expectListedAnswers(counts: Counts): Promise<void> {
  for (const name of questions) {
    counts.inputs += 1;
    if (!(await ask(name)).ok) counts.faults += 1;
  }
}

/** Everything can be erased, and nothing is left. */
export async function expectErasable(): Promise<void> {
  expect(await ask('eraseEverything')).toMatchObject({ ok: true });
  const db = await openDB('sidecar');
  try {
    for (const store of db.objectStoreNames) {
      // A request that was about to be sent may still count itself here; it is dropped within a minute (`budget.ts`).
      if (store === 'budgets') continue;
      const left = await db.getAllKeys(store);
      expect(
        left.filter((key) => key !== importedKey),
        store,
      ).toEqual([]);
    }
  } finally {
    db.close();
  }
}

/** The database is whole again after a rebuild. */
export async function expectRebuilt(): Promise<void> {
  expect(await ask('rebuildDatabase')).toMatchObject({ ok: true });
  expect(await ask('listConnected')).toMatchObject({ ok: true });
}
