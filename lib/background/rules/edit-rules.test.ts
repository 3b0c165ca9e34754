import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { makeEmptyRule, makeFirstRule, type Rule } from '@/lib/model/rule';
import { rules } from '@/tests/fixtures/preferences';
import { deleteRule, moveRule, pauseRule, saveRule, switchRule } from './edit-rules';

const now = Date.UTC(2026, 10, 23);
const first = makeFirstRule({ id: 'r1', name: 'Returns', accountId: 'a' });
const ready: Rule = { ...first, orderStatusId: '7' };
const other: Rule = { ...makeEmptyRule({ id: 'r2', name: 'Other', accountId: 'a' }), orderStatusId: '8' };
const ids = async () => (await rules.read()).map(({ id }) => id);

beforeEach(() => {
  fakeBrowser.reset();
});

it('is never switched on by being saved, whatever the page says, and not without an action', async () => {
  await saveRule({ ...ready, onSince: 1 }, now);
  expect(await rules.read()).toMatchObject([{ onSince: 0 }]);
  await saveRule(first, now);
  await switchRule({ id: 'r1', isOn: true }, now);
  expect(await rules.read()).toMatchObject([{ onSince: 0 }]);
});

it('begins anew when it was edited: what happened before does not count', async () => {
  await saveRule(ready, now);
  await switchRule({ id: 'r1', isOn: true }, now);
  await saveRule({ ...ready, name: 'Renamed' }, now + 5);
  expect(await rules.read()).toMatchObject([{ name: 'Renamed', onSince: now + 5 }]);
});

it('stays paused when it is edited, and loses nothing of an edit by pausing meanwhile', async () => {
  await saveRule(ready, now);
  await switchRule({ id: 'r1', isOn: true }, now);
  await Promise.all([pauseRule('r1', now + 1), saveRule({ ...ready, name: 'Renamed' }, now + 2)]);
  expect(await rules.read()).toMatchObject([{ name: 'Renamed', pausedAt: now + 1 }]);
  await switchRule({ id: 'r1', isOn: true }, now + 3);
  expect(await rules.read()).toMatchObject([{ onSince: now + 3, pausedAt: 0 }]);
});

it('keeps its place in the order until it is moved, and stays at the ends', async () => {
  await saveRule(ready, now);
  await saveRule(other, now);
  await moveRule({ id: 'r2', by: -1 });
  expect(await ids()).toEqual(['r2', 'r1']);
  await moveRule({ id: 'r2', by: -1 });
  await moveRule({ id: 'r1', by: 1 });
  expect(await ids()).toEqual(['r2', 'r1']);
  await deleteRule({ id: 'r2' });
  expect(await ids()).toEqual(['r1']);
});
