import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ShopBrowsers } from './shop-browsers.ts';
import type { Line } from './line.ts';
import { writeCount, type Size } from './size.ts';

/** The bytes of the database on the disk for each order, held against the JSON that Base sends of it. */
export async function measureDisk(browsers: ShopBrowsers, { orders }: Size): Promise<Line[]> {
  const count = orders.at(-1) ?? orders[0];
  const { chromium, shop } = await browsers.of(count);
  const ours = (await sizeOf(join(chromium.profile, 'Default/IndexedDB'))) / count;
  const against =
    shop.orders.reduce((sum, order) => sum + Buffer.byteLength(JSON.stringify(order)), 0) /
    shop.orders.length;
  return [
    {
      figure: `disk for each of ${writeCount(count)} orders`,
      ours: `${ours.toFixed(0)} bytes`,
      against: `${against.toFixed(0)} bytes: its JSON`,
      ratio: ours / against,
      limit: { most: 1.5 },
    },
  ];
}

/** The bytes of all files in a folder. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true });
  // The database may remove a file meanwhile.
  const sizes = await Promise.all(
    entries.map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
