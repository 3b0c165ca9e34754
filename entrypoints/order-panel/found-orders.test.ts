import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { TicketView } from '@/lib/messages/ticket-messages';
import { changes, noChanges, type Topic } from '@/lib/stored/changes';
import { noProgress, syncProgress } from '@/lib/stored/sync-progress';
import { FoundOrdersState } from './found-orders.svelte';

const view: TicketView = {
  ...{ isRead: true, visit: 'v1', isRemembered: true, matches: [], buyer: null, dismissed: [], returns: [] },
  ...{ lookedFor: [], unmet: [], notices: [], ruled: [] },
  live: { asked: [], open: [], isByItself: false, failures: [] },
};
const asked: string[] = [];
vi.mock('@/lib/messages/ask-background', () => ({
  askBackground: (name: string) => {
    asked.push(name);
    return Promise.resolve({ ok: true, value: name === 'findOrders' ? view : [{ id: 'a' }] });
  },
}));

const following = new FoundOrdersState();
const times = (name: string) => asked.filter((each) => each === name).length;

let stamp = 0;
async function announce(...topics: Topic[]): Promise<void> {
  stamp += 1;
  const raised = Object.fromEntries(topics.map((topic) => [topic, stamp]));
  await changes.write({ ...(await changes.read()), ...raised });
}

beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal('window', {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    ...{ closed: false, parent: { postMessage: () => undefined } },
  });
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.useFakeTimers();
  stamp = noChanges.orders;
  await following.start();
  await vi.advanceTimersByTimeAsync(10_000);
  asked.length = 0;
});
afterEach(() => {
  following.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks for the ticket once for changes that come together, and for the accounts only when those changed', async () => {
  for (let time = 0; time < 10; time += 1) await announce('orders', 'rules');
  await vi.advanceTimersByTimeAsync(400);
  expect({ looks: times('findOrders'), lists: times('listAccounts') }).toEqual({ looks: 1, lists: 0 });
  await announce('accounts');
  await vi.advanceTimersByTimeAsync(500);
  expect({ looks: times('findOrders'), lists: times('listAccounts') }).toEqual({ looks: 2, lists: 1 });
});

it.each([
  ['during a first sync, which brings orders each second, every five seconds', 0, 6],
  ['during a later one, each second', 1, 30],
])('asks again %s', async (_, completedAt, most) => {
  await syncProgress.write({ a: { ...noProgress, isRunning: true, completedAt } });
  asked.length = 0;
  for (let second = 0; second < 30; second += 1) {
    await announce('orders');
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(times('findOrders')).toBeLessThanOrEqual(most + 1);
  expect(times('findOrders')).toBeGreaterThanOrEqual(most - 1);
});

it('shows the second step of a colleague’s change within a second of the first', async () => {
  await announce('orders');
  await vi.advanceTimersByTimeAsync(50);
  await announce('orders');
  await vi.advanceTimersByTimeAsync(600);
  expect(times('findOrders')).toBe(2);
});

it('does not ask again because the sync says how far it is', async () => {
  for (let done = 0; done < 5; done += 1) {
    await syncProgress.write({ a: { ...noProgress, isRunning: true, completedAt: 1, done } });
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(asked).toEqual([]);
});
