import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createShield } from './shield';

let host: HTMLElement;
let shell: HTMLElement;

beforeEach(async () => {
  document.body.innerHTML = '<main style="position: fixed; inset: 0"><button>Elsewhere</button></main>';
  // An earlier test may have left the pointer where the panel will be.
  await pointAt(document.querySelector('main') ?? document.body, 200, 300);
  host = document.createElement('div');
  host.style.cssText = 'position: fixed; left: 600px; top: 100px; width: 300px; height: 300px';
  shell = document.createElement('div');
  shell.style.cssText = 'width: 100%; height: 100%';
  host.append(shell);
  document.body.append(host);
  createShield(host, shell);
});

const isShielded = () => 'shielded' in shell.dataset;
const pointAt = async (element: Element, x: number, y: number) => {
  await userEvent.hover(page.elementLocator(element), { position: { x, y } });
};

it('a panel that the pointer goes to can be pressed at once', async () => {
  await pointAt(document.querySelector('main') ?? host, 300, 300);
  await pointAt(host, 50, 50);
  expect(isShielded()).toBe(false);
});

it('a panel that has been put under the pointer cannot be pressed before it has stood still', async () => {
  await pointAt(document.querySelector('main') ?? host, 300, 300);
  // On a busy machine the shield may be gone again before this test can look.
  let wasShielded = false;
  new MutationObserver(() => (wasShielded ||= isShielded())).observe(shell, { attributes: true });
  host.style.left = '200px';
  // A browser tells of it with the next move at the latest.
  await pointAt(host, 101, 201);
  await expect.poll(() => wasShielded).toBe(true);
  await expect.poll(isShielded).toBe(false);
});
