import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { guardPresses } from './guard-presses';

const pressed = vi.fn();
const refused = vi.fn();
let end: () => void = () => undefined;
let panel: HTMLElement;

beforeEach(async () => {
  pressed.mockClear();
  refused.mockClear();
  document.body.innerHTML = '<div id="panel"><h1>Base orders</h1><button>Change status</button></div>';
  const found = document.querySelector<HTMLElement>('#panel');
  if (!found) throw new Error('no panel');
  panel = found;
  panel.addEventListener('click', pressed);
  end = guardPresses(panel, refused);
  // Half a second of sight, which only the clock can bring.
  const began = performance.now();
  await expect.poll(() => performance.now() - began).toBeGreaterThan(800);
});
afterEach(() => end());

const press = (name = 'Change status') =>
  userEvent.click(page.getByRole('button', { name }), { force: true });

it('a press on what has been in sight counts', async () => {
  await press();
  expect(pressed).toHaveBeenCalledOnce();
});

it('so does one on what has just come into a panel that was in sight', async () => {
  panel.insertAdjacentHTML('beforeend', '<button>Confirm</button>');
  await press('Confirm');
  expect(pressed).toHaveBeenCalledOnce();
});

it('so does one on what was under the header of the panel a moment ago', async () => {
  const header = document.createElement('header');
  Object.assign(header.style, { position: 'fixed', inset: '0 0 auto', height: '300px', background: 'white' });
  panel.prepend(header);
  header.append(panel.querySelector('h1') ?? '');
  const began = performance.now();
  await expect.poll(() => performance.now() - began).toBeGreaterThan(800);
  header.style.height = '60px';
  panel.style.paddingTop = '100px';
  const moved = performance.now();
  // The browser has told by then that the button can be seen.
  await expect.poll(() => performance.now() - moved).toBeGreaterThan(200);
  await press();
  expect(pressed).toHaveBeenCalledOnce();
});

it.each<[string, () => void]>([
  ['is transparent', () => (panel.style.opacity = '0.01')],
  [
    'lies under something that lets presses through',
    () =>
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div style="position: fixed; inset: 0; background: white; pointer-events: none">Win a phone</div>',
      ),
  ],
  ['is drawn small', () => (panel.style.scale = '0.5')],
])('a press on a panel that %s does nothing, which is said', async (_, hide) => {
  hide();
  const began = performance.now();
  await expect.poll(() => performance.now() - began).toBeGreaterThan(200);
  await press();
  expect(pressed).not.toHaveBeenCalled();
  expect(refused).toHaveBeenCalledOnce();
});

it('a key counts always: no page can send one into the frame', async () => {
  panel.style.opacity = '0';
  panel.querySelector('button')?.focus();
  await userEvent.keyboard('{Enter}');
  expect(pressed).toHaveBeenCalledOnce();
});
