import { expect, it, vi } from 'vitest';
import { createMenuEntry } from './menu-entry';

const menu = `<nav id="main-menu"><div><a href="https://panel.baselinker.com/orders.php" class="head">Orders</a>
  <div><a class="sub" style="padding-left: 30px"><i class="dot"></i><span class="word">List</span></a>
  <a class="sub" style="padding-left: 30px"><i class="dot"></i><span class="word">Returns</span></a></div></div>
  <div><a class="head">Products</a></div></nav>`;

const ours = () => document.querySelector<HTMLElement>('#main-menu [role=button]');

it('looks like the entries beside it', () => {
  document.body.innerHTML = menu;
  createMenuEntry(vi.fn()).settle(true);
  expect(ours()?.previousElementSibling?.textContent).toContain('Returns');
  expect(ours()?.nextElementSibling).toBeNull();
  expect([ours()?.className, ours()?.style.paddingLeft, ours()?.querySelector('.word')?.textContent]).toEqual(
    ['sub', '30px', 'Responso'],
  );
});

it('is back before the browser draws a menu that is new, however often', async () => {
  document.body.innerHTML = menu;
  const entry = createMenuEntry(vi.fn());
  entry.settle(true);
  const observer = new MutationObserver(entry.restore);
  observer.observe(document.body, { childList: true, subtree: true });
  for (let drawing = 0; drawing < 20; drawing += 1) {
    document.body.innerHTML = menu;
    // Mutations are told of at the end of the task: before the next frame.
    await Promise.resolve();
    expect(ours()).not.toBeNull();
  }
  // In two steps, as a panel that asks its server in between.
  document.body.innerHTML = '';
  await Promise.resolve();
  document.body.innerHTML = menu;
  await Promise.resolve();
  expect([ours() !== null, document.querySelector('sidecar-button')]).toEqual([true, null]);
  observer.disconnect();
});

it('leaves a menu that does not want it, and is a button then', async () => {
  document.body.innerHTML = menu;
  const entry = createMenuEntry(vi.fn());
  entry.settle(true);
  const observer = new MutationObserver(() => {
    ours()?.remove();
    entry.restore();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  document.body.append('x');
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  expect(ours()).toBeNull();
  entry.settle(true);
  expect(document.querySelector('sidecar-button')).not.toBeNull();
  entry.settle(false);
});
