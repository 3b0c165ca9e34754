import { expect, inject, it } from 'vitest';
import type { Point } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { useOrderStatus } from './status-world.ts';

/**
 * A hostile helpdesk tries to make the agent change an order unknowingly. Chromium tells the panel whether it is
 * visible. In Firefox, the content script looks for what a page could do to hide it.
 */
const status = useOrderStatus();
const onlyHere =
  inject('kind') === 'chromium' ? ['rotate', '1deg'] : ['mask-image', 'linear-gradient(transparent)'];
const button = 'Change status';

/** The position of the confirm button in the page now: a note above moves it. In a column, the frame fills the panel above its bar. */
async function placeOfButton(): Promise<Point> {
  const inFrame = await (
    await status.panel()
  ).evaluate((text) => {
    const found = [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === text);
    found?.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = found?.getBoundingClientRect() ?? new DOMRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, button);
  const { left, top } = await status.page.evaluate(() => {
    const box = document.querySelector('sidecar-orders')?.getBoundingClientRect();
    return { left: box?.left ?? 0, top: box?.top ?? 0 };
  });
  return { x: Math.round(left + inFrame.x), y: Math.round(top + inFrame.y) };
}

it('a click on a panel that the page has hidden does nothing, and the panel says so; a click on a visible one counts', async () => {
  const sent = status.listen();
  await status.choose('Zwrot');
  const frame = await status.panel();
  // What the page does to the panel's own element is undone with the next layout.
  for (const hidden of [['opacity', '0.01'], ['opacity', '0.5'], onlyHere]) {
    await status.page.evaluate(([name = '', value = '']) => {
      const around = document.querySelector('sidecar-orders')?.parentElement;
      around?.style.setProperty(name, value, 'important');
    }, hidden);
    // It is noticed after 150 ms in the page (Firefox) or 100 ms in the panel (Chromium), each by timers of its own: on a
    // busy machine one is late when the other is not. No page knows the moment of a press so long before.
    for (const view of [status.page, frame])
      await view.evaluate(() => new Promise<null>((resolve) => setTimeout(resolve, 300, null)));
    await status.page.clickAt(await placeOfButton());
    await status.says('Your click had no effect');
    expect(sent(), hidden.join()).toEqual([]);
  }
  await status.page.evaluate(() => {
    const { style } = document.querySelector('sidecar-orders')?.parentElement ?? document.body;
    for (const name of ['opacity', 'rotate', 'mask-image']) style.removeProperty(name);
  });
  await waitFor('a press to count', async () => {
    await status.page.clickAt(await placeOfButton());
    return sent().length > 0;
  });
  expect(sent()).toEqual([[status.statusId('Wysłane'), status.statusId('Zwrot')]]);
});
