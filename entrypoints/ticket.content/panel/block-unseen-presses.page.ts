import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { blockUnseenPresses } from './block-unseen-presses';

let host: HTMLElement;
let frame: HTMLElement;
const onRefused = vi.fn();

beforeEach(() => {
  onRefused.mockClear();
  document.body.innerHTML = '<main style="position: fixed; inset: 0"><button>Elsewhere</button></main>';
  host = document.createElement('div');
  host.style.cssText = 'position: fixed; left: 600px; top: 100px; width: 300px; height: 300px';
  frame = document.createElement('div');
  frame.style.cssText = 'width: 100%; height: 100%';
  host.append(frame);
  document.body.append(host);
  blockUnseenPresses(host, frame, onRefused);
});

const isBlocked = () => 'unseen' in frame.dataset;
const pointAt = async (element: Element, x: number, y: number) => {
  await userEvent.hover(page.elementLocator(element), { position: { x, y } });
};

/**
 * Moves the pointer elsewhere in the moment before it arrives at the panel, as a mouse does. The driver's own moves are
 * far apart on a busy machine.
 */
const moveBeforeArrival = () => {
  window.addEventListener(
    'pointerover',
    () => document.querySelector('main')?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })),
    { capture: true, once: true },
  );
};

/** Notes whether the panel is blocked as the pointer arrives: on a busy machine the half second is soon over. */
const noteOnArrival = () => {
  let wasBlocked = false;
  // Called after the listener under test, which is older.
  host.addEventListener('pointerenter', () => (wasBlocked = isBlocked()));
  return () => wasBlocked;
};

it('a panel that can be seen can be pressed at once', async () => {
  moveBeforeArrival();
  await pointAt(host, 50, 50);
  expect(isBlocked()).toBe(false);
  await userEvent.click(page.elementLocator(host));
  expect(onRefused).not.toHaveBeenCalled();
});

it('a press on a panel that the page hides is blocked, and reported', async () => {
  host.style.opacity = '0';
  await pointAt(host, 50, 50);
  expect(isBlocked()).toBe(true);
  await userEvent.click(page.elementLocator(host));
  expect(onRefused).toHaveBeenCalled();
});

it('a panel that the page hides while the pointer is on it is blocked too, and free again after a while', async () => {
  await pointAt(host, 50, 50);
  host.style.opacity = '0';
  await expect.poll(isBlocked).toBe(true);
  host.style.opacity = '';
  await expect.poll(isBlocked).toBe(false);
});

it('a panel that was under something which goes away is blocked for a while', async () => {
  const cover = document.createElement('div');
  cover.style.cssText = 'position: fixed; inset: 0; background: white';
  document.body.append(cover);
  await pointAt(cover, 700, 200);
  const wasBlocked = noteOnArrival();
  cover.remove();
  await pointAt(host, 101, 101);
  expect(wasBlocked()).toBe(true);
  await expect.poll(isBlocked).toBe(false);
});

it('a panel that the page shows as the pointer arrives is blocked for a while', async () => {
  host.style.opacity = '0';
  moveBeforeArrival();
  const wasBlocked = noteOnArrival();
  host.addEventListener('pointerenter', () => (host.style.opacity = ''), { capture: true });
  await pointAt(host, 50, 50);
  expect(wasBlocked()).toBe(true);
  await expect.poll(isBlocked).toBe(false);
});

it('a panel that is tapped, with no move before, is blocked for a while', async () => {
  const wasBlocked = noteOnArrival();
  await pointAt(host, 50, 50);
  expect(wasBlocked()).toBe(true);
  await expect.poll(isBlocked).toBe(false);
});
