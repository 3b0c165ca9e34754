import type { KnownParcels, ParcelHolder } from '@/lib/model/parcel';
import { askBackground } from '@/lib/messages/ask-background';
import { KnownRecords } from '@/components/document/known-records.svelte';

/** The parcels of an order or return: first as they are stored here, then as Base has them. */
export function knownParcels(holder: ParcelHolder): KnownRecords<KnownParcels> {
  return new KnownRecords({
    readKept: () => askBackground('readKeptParcels', holder),
    read: () => askBackground('readParcels', holder),
  });
}
