import { afterEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onMessage, sendMessage } from './messaging';

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

it('returns what the handler answers, at once or later', async () => {
  stops.push(
    onMessage('isInboxOpen', () => true),
    onMessage('panelSeen', ({ data }) =>
      Promise.resolve({ ok: true, value: { menuEntry: data.orderId === '7', orderPage: false } }),
    ),
  );
  expect(await sendMessage('isInboxOpen')).toBe(true);
  expect(await sendMessage('panelSeen', { orderId: '7' })).toEqual({
    ok: true,
    value: { menuEntry: true, orderPage: false },
  });
});

it('throws what the handler throws', async () => {
  stops.push(
    onMessage('isInboxOpen', () => {
      throw new Error('not from here');
    }),
  );
  await expect(sendMessage('isInboxOpen')).rejects.toThrow('not from here');
});

it('throws where nobody handles the message', async () => {
  await expect(sendMessage('isInboxOpen')).rejects.toThrow();
  stops.push(onMessage('panelSeen', () => ({ ok: false, failure: { kind: 'offline' } })));
  await expect(sendMessage('isInboxOpen')).rejects.toThrow('No answer');
});

it('leaves to others what it does not handle', async () => {
  stops.push(onMessage('isInboxOpen', () => true));
  for (const strange of [undefined, null, 'isInboxOpen', {}, { type: 'another' }, { type: 7 }])
    expect(await fakeBrowser.runtime.onMessage.trigger(strange, {}, () => undefined)).toEqual([false]);
});

it('has one handler for each message, until it ends', () => {
  const stop = onMessage('isInboxOpen', () => true);
  expect(() => onMessage('isInboxOpen', () => false)).toThrow('isInboxOpen');
  stop();
  stops.push(onMessage('isInboxOpen', () => false));
});
