import { z } from 'zod';
import { rescuedSchemas } from '../../../lib/background/storage/rescued-records';
import { keptOrderSchema } from '../../../lib/model/order';
import { keptReturnSchema } from '../../../lib/model/return';
import type { View } from '../../../sandbox/browser/view.ts';

/** What the extension keeps, as far as the chaos compares it. */
const keptSchema = z.object({
  orders: z.array(keptOrderSchema),
  returns: z.array(keptReturnSchema),
  outbox: z.array(rescuedSchemas.outbox),
  activity: z.array(rescuedSchemas.activity),
  ledger: z.array(rescuedSchemas.ledger),
});

/** Reads the database from a page of the extension. */
export async function readKept(page: View): Promise<z.infer<typeof keptSchema>> {
  const kept = await page.evaluate(async (stores) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('sidecar');
      // There is none: this must not make an empty one.
      opening.onupgradeneeded = () => opening.transaction?.abort();
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error(opening.error?.message));
    });
    const all = (store: string) =>
      new Promise<unknown>((resolve, reject) => {
        const asking = db.transaction(store).objectStore(store).getAll();
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => reject(new Error(asking.error?.message));
      });
    try {
      return await Promise.all(stores.map(async (store) => [store, await all(store)] as const));
    } finally {
      db.close();
    }
  }, Object.keys(keptSchema.shape));
  return keptSchema.parse(Object.fromEntries(kept));
}
