import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { effects, fillStorage, readStorage, send, startBackground } from './background-world';
import { database } from '@/lib/background/storage/db';
import { settingsSchema } from '@/lib/stored/settings';
import { countsOf } from './campaign';
import { messageNames, rights } from './message-rights';
import { listSenders, mounted, mountedBeside } from './senders';

const senders = listSenders();
const script = senders[0]?.sender ?? {};

/** Mounts both panels, as content scripts do. */
async function mountPanels(): Promise<void> {
  for (const { tabId, key } of [mounted, mountedBeside])
    await send('panelMounted', { key }, { ...script, tab: { ...script.tab, id: tabId } });
}

// Its modules are loaded then.
beforeAll(startBackground, 60_000);
beforeEach(async () => {
  await fillStorage();
  await mountPanels();
});

// Before the allowed senders: what those begin may go on behind their answers.
describe('refuses every other sender, does nothing, and answers nothing', () => {
  it.for(rights)('%s', async ([name, { from, data }], { task }) => {
    const counts = countsOf(task);
    const before = await readStorage();
    const done = effects.length;
    const wrong = senders.filter(({ tier }) => tier === undefined || !from.includes(tier));
    expect(wrong.length).toBeGreaterThan(30);
    for (const { name: who, sender } of wrong) {
      counts.inputs += 1;
      counts.faults += 1;
      expect(await send(name, data, sender), who).toEqual({ err: 'not from here' });
    }
    expect(effects.slice(done)).toEqual([]);
    expect(await readStorage()).toEqual(before);
  });
});

it('answers none of the messages that it sends itself, whoever sends them', async ({ task }) => {
  const counts = countsOf(task);
  for (const name of messageNames.filter((name) => !rights.some(([other]) => other === name)))
    for (const { name: who, sender } of senders) {
      counts.inputs += 1;
      counts.faults += 1;
      expect(await send(name, undefined, sender), `${name} from ${who}`).toBeUndefined();
    }
});

describe('refuses what is switched off, does nothing, and stores nothing', () => {
  it.for(rights.filter(([, { action }]) => action))(
    '%s',
    async ([name, { from, data, action }], { task }) => {
      const counts = countsOf(task);
      // Not through the background: it would sync at once.
      const switchedOff = settingsSchema.parse({ panel: { [String(action)]: false } });
      await (await database()).put('values', switchedOff, 'settings');
      const before = await readStorage();
      const done = effects.length;
      for (const { name: who, sender } of senders.filter(({ tier }) => tier && from.includes(tier))) {
        counts.inputs += 1;
        counts.faults += 1;
        expect(await send(name, data, sender), who).toEqual({
          res: { ok: false, failure: { kind: 'switchedOff' } },
        });
      }
      expect(effects.slice(done)).toEqual([]);
      expect(await readStorage()).toEqual(before);
    },
  );
});

describe('lets through who may send it', () => {
  it.for(rights)('%s', async ([name, { from, data }], { task }) => {
    const counts = countsOf(task);
    for (const tier of from) {
      const right = senders.filter((each) => each.tier === tier);
      expect(right).not.toEqual([]);
      for (const { name: who, sender } of right) {
        counts.inputs += 1;
        expect(await send(name, data, sender), who).toEqual({
          res: expect.objectContaining({ ok: expect.any(Boolean) }),
        });
        await mountPanels();
      }
    }
  });
});
