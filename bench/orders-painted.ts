import type { Ticket } from '../sandbox/shop/ticket.ts';
import { startSandbox, token } from '../sandbox/start.ts';
import { writeAskingExtension } from './asking-extension.ts';
import { writeEmptyFrameExtension } from './empty-frame-extension.ts';
import { createFastClock } from './fast-clock.ts';
import { launchChromium, removeProfile } from './launch-chromium.ts';
import type { Line } from './line.ts';
import { measurePaints, type Opening } from './paint-times.ts';
import type { ShopBrowsers } from './shop-browsers.ts';
import type { Size } from './size.ts';
import { summarise, writeTimes, type Times } from './times.ts';

/** How long Base takes for an answer, ms. */
const serverTime = 150;

/**
 * From a drawn ticket to its painted orders: of Sidecar, of an extension that asks Base for each ticket, and of one that
 * shows an empty frame.
 */
export async function measureOrdersPainted(browsers: ShopBrowsers, size: Size): Promise<Line[]> {
  const ours = await browsers.of(size.orders[0]);
  const tickets = ours.shop.tickets.filter(isClear).slice(0, size.seldom * 2);
  // Base's clock runs fast: otherwise it would refuse the requests of the extension that asks each time.
  const { now } = createFastClock(Date.now(), 20);
  const sandbox = await startSandbox({ shop: ours.shop, now });
  sandbox.base.faults.switchOn({ kind: 'slow', delay: serverTime });
  const asking = await launchChromium(sandbox, await writeAskingExtension(token));
  const framing = await launchChromium(sandbox, await writeEmptyFrameExtension());
  const lines: Line[] = [];
  const hold = (
    figure: string,
    a: Times,
    b: Times,
    what: string,
    isFaster: boolean,
    limit: Line['limit'],
  ) => {
    const ratio = isFaster ? b.median / a.median : a.median / b.median;
    lines.push({ figure, ours: writeTimes(a), against: `${writeTimes(b)}: ${what}`, ratio, limit });
  };
  const measureBoth = async (opening: Opening) => {
    const some = opening === 'cold load' ? tickets.slice(0, size.seldom) : tickets;
    const own = await measurePaints(ours.chromium, opening, some, firstOrder);
    const others = await measurePaints(asking, opening, some, ({ id }) => id);
    return { own: summarise(own), asked: summarise(others) };
  };
  const call = 'a call to Base for each ticket';
  const warm = await measureBoth('load');
  const empty = summarise(await measurePaints(framing, 'load', tickets, () => 'ready'));
  const cold = await measureBoth('cold load');
  const switched = await measureBoth('switch');
  hold('ticket drawn → orders painted, warm', warm.own, warm.asked, call, true, { least: 4 });
  hold('the same', warm.own, empty, 'an empty frame', false, { most: 1.6 });
  hold('the same, cold', cold.own, cold.asked, call, true, { least: 2 });
  hold('switch to the next ticket → its orders', switched.own, switched.asked, call, true, { least: 6 });
  for (const chromium of [asking, framing]) {
    await chromium.close();
    await removeProfile(chromium.profile);
  }
  await sandbox.close();
  return lines;
}

/** True for tickets with few orders: the first of them is surely drawn. */
function isClear({ truth }: Ticket): boolean {
  return truth.orderIds.length > 0 && truth.orderIds.length < 3;
}

/** As the panel writes it. */
function firstOrder({ truth }: Ticket): string {
  return `#${String(truth.orderIds[0])}`;
}
