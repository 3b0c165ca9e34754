import { expect, it } from 'vitest';
import type { Point } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { useOrderStatus } from './status-world.ts';

/** A hostile helpdesk that wants its user to change an order without knowing. Only Chromium tells what is in sight. */
const status = useOrderStatus();
const button = 'Change status';

/** Where the confirming button is drawn, in the page. The frame has the lower right corner of the panel. */
async function placeOfButton(): Promise<Point> {
  const host = await status.page.evaluate(() => {
    const { right, bottom } = document.querySelector('sidecar-orders')?.getBoundingClientRect() ?? new DOMRect();
    return { right, bottom };
  });
  const inFrame = await (
    await status.panel()
  ).evaluate((text) => {
    const found = [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim() === text);
    found?.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = found?.getBoundingClientRect() ?? new DOMRect();
    return { x: innerWidth - x - width / 2, y: innerHeight - y - height / 2 };
  }, button);
  return { x: host.right - inFrame.x, y: host.bottom - inFrame.y };
}

it('a press on a panel that the page has hidden changes nothing, which is said; one that the agent could see counts', async () => {
  const sent = status.listen();
  await status.choose('Zwrot');
  const place = await placeOfButton();
  for (const hidden of ['opacity: 0.01', 'opacity: 0.5', 'rotate: 1deg']) {
    await status.page.evaluate((look) => {
      document.querySelector('#hostile')?.remove();
      const style = document.createElement('style');
      style.id = 'hostile';
      style.textContent = `sidecar-orders { ${look} !important }`;
      document.head.append(style);
    }, hidden);
    await status.page.clickAt(place);
    await status.says('The press did nothing');
    expect(sent(), hidden).toEqual([]);
  }
  await status.page.evaluate(() => document.querySelector('#hostile')?.remove());
  await waitFor('a press to count', async () => {
    await status.page.clickAt(place);
    return sent().length > 0;
  });
  expect(sent()).toEqual([[status.statusId('Wysłane'), status.statusId('Zwrot')]]);
});
