import { FailureError } from '@/lib/model/failure';
import type { Parcel, ParcelPlace } from '@/lib/model/parcel';
import { wireLabelSchema } from '@/lib/background/base-api/schemas';
import { database } from '@/lib/background/storage/db';
import { askForFile } from './ask-for-file';
import { findParcel } from './parcels';
import { readFile, type FetchedDocument } from './read-file';

/**
 * Fetches the label of a parcel from Base. The parcel must be stored here.
 *
 * @throws FailureError as `findParcel` · labelsHidden when the account's labels are switched off · labelMissing · as
 * `readFile`, and what keeps Base from answering
 */
export async function fetchLabel(place: ParcelPlace): Promise<FetchedDocument> {
  const { accountId } = place;
  const missing = { kind: 'labelMissing' } as const;
  const found = await findParcel(place);
  const account = await (await database()).get('accounts', accountId);
  if (!account?.showLabels) throw new FailureError({ kind: 'labelsHidden' });
  if (!found || found.parcel.isManual) throw new FailureError(missing);
  const { parcel, orderId } = found;
  const { label, extension } = await askForFile(
    { accountId, method: 'getLabel', parameters: parametersOf(parcel), schema: wireLabelSchema },
    missing,
  );
  const nameParts = ['label', orderId || place.id, parcel.courier, parcel.number || parcel.packageId];
  return readFile({ sent: label, extension, missing, nameParts });
}

/** By the parcel's id where it is known, else by its number (base-api.md §5.2). */
function parametersOf({ courier, packageId, number }: Parcel): Record<string, string | number> {
  return packageId
    ? { courier_code: courier, package_id: Number(packageId) }
    : { courier_code: courier, package_number: number };
}
