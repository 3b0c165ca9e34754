import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changes, noChanges } from '@/lib/stored/changes';
import { announce } from './announce';

beforeEach(() => {
  fakeBrowser.reset();
});

it('raises the announced topics only', async () => {
  await announce('orders', 'links');
  const first = await changes.read();
  expect(first).toEqual({ ...noChanges, orders: expect.any(Number), links: expect.any(Number) });
  await announce('orders');
  const second = await changes.read();
  expect(second).toEqual({ ...first, orders: expect.any(Number) });
  expect(second.orders).toBeGreaterThan(first.orders);
});

it('loses no announcement made at once, and writes those that wait together', async () => {
  const heard = vi.fn();
  const stop = changes.watch(heard);
  await Promise.all([announce('orders'), announce('links'), announce('rules'), announce('links')]);
  stop();
  const { orders, links, rules } = await changes.read();
  expect(Math.min(orders, links, rules)).toBeGreaterThan(0);
  expect(heard.mock.calls.length).toBeGreaterThan(0);
  expect(heard.mock.calls.length).toBeLessThanOrEqual(2);
});

it('brings no value back after everything was erased', async () => {
  await announce('orders');
  const before = (await changes.read()).orders;
  await changes.remove();
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(before));
  await announce('orders');
  expect((await changes.read()).orders).toBeGreaterThan(before);
});
