import 'fake-indexeddb/auto';
import { vi } from 'vitest';

/**
 * The background of one browser in a test: the real code with a database of its own. Several of them live in one process.
 * What they share is the fake browser's storage, which only tells pages what to read again.
 */
export type Colleague = Awaited<ReturnType<typeof openColleague>>;

/** Loads the code of the background once more, as another browser has it. */
async function load() {
  vi.resetModules();
  return {
    db: await import('@/lib/background/storage/db'),
    lifecycle: await import('@/lib/background/lifecycle/connect-account'),
    statuses: await import('@/lib/background/accounts/account-statuses'),
    links: await import('@/lib/background/tickets/links'),
    settings: await import('@/lib/background/preferences/share-settings'),
    teamSettings: await import('@/lib/background/preferences/kept-team-settings'),
    keptTemplates: await import('@/lib/background/preferences/kept-templates'),
    templates: await import('@/lib/background/preferences/edit-templates'),
    preferences: await import('@/lib/background/preferences/kept-settings'),
    rules: await import('@/lib/background/rules/edit-rules'),
    keptRules: await import('@/lib/background/preferences/kept-rules'),
    keptTaught: await import('@/lib/background/preferences/kept-taught'),
    outbox: await import('@/lib/background/changes/outbox'),
    changes: await import('@/lib/background/changes/run-changes'),
    refresh: await import('@/lib/background/orders/refresh-orders'),
    steps: await import('@/lib/background/team/nats/membership-steps'),
    membership: await import('@/lib/background/team/nats/membership'),
    policy: await import('@/lib/background/team/nats/follow-policy'),
    step: await import('@/lib/background/sync/step'),
    state: await import('@/lib/background/sync/state'),
    budget: await import('@/lib/background/base-api/budget'),
    vault: await import('@/lib/background/storage/vault'),
    ask: await import('@/lib/background/base-api/ask-for-account'),
    team: await import('@/lib/background/team/team'),
  };
}

/**
 * Opens a browser. Its database is opened at once, because `indexedDB` is the process's.
 *
 * @param factory a database that it had before; a new one if missing
 */
export async function openColleague(factory = new IDBFactory()) {
  const code = await load();
  vi.stubGlobal('indexedDB', factory);
  const db = await code.db.database();
  const makeWorld = () => ({
    ask: code.ask.askForAccount,
    now: Date.now,
    random: Math.random,
    interval: 300_000,
    perMinute: 60,
  });

  return {
    ...code,
    factory,
    data: db,
    start: () => code.steps.startTeam(() => undefined),
    /** Syncs an account until nothing is left to do, somebody else does it, or it fails. */
    sync: async (accountId: string) => {
      for (;;) {
        const step = await code.step.takeStep(makeWorld(), accountId);
        if (step.kind !== 'worked') return step;
      }
    },
    /** One step of it. */
    step: (accountId: string) => code.step.takeStep(makeWorld(), accountId),
    /** The browser ends without a word. */
    kill: async () => {
      await code.steps.stopTeam();
      db.close();
    },
  };
}
