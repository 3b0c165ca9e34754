import { decodeBase64 } from '@/lib/text/decode-base64';
import { FailureError } from '@/lib/model/failure';
import { largestLabel, type LabelFile, type LabelFormat } from '@/lib/model/label';
import type { Parcel, ParcelPlace } from '@/lib/model/parcel';
import { askInteractively } from '@/lib/background/base-api/ask-interactively';
import { RefusalError } from '@/lib/background/base-api/client';
import { wireLabelSchema } from '@/lib/background/base-api/schemas';
import { database } from '@/lib/background/storage/db';
import { formatOfExtension, isOfFormat, mimeTypeOf } from './label-format';
import { labelName } from './label-name';
import { findParcel } from './parcels';
import { saveFile } from './save-file';

/** A label that has been checked: it is a file of the format it claims to be. */
export interface Label {
  file: LabelFile;
  format: LabelFormat;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Fetches the label of a parcel from Base. The parcel must be stored here.
 *
 * @throws FailureError labelsHidden when the account's labels are switched off · labelMissing · labelUnreadable ·
 * labelTooLarge, and what keeps Base from answering
 */
export async function fetchLabel(place: ParcelPlace): Promise<Label> {
  const { accountId } = place;
  const found = await findParcel(place);
  const account = await (await database()).get('accounts', accountId);
  if (!account?.showLabels) throw new FailureError({ kind: 'labelsHidden' });
  if (!found || found.parcel.isManual) throw new FailureError({ kind: 'labelMissing' });
  const { parcel, orderId } = found;
  const wire = await askForLabel(accountId, parcel);
  const { format, bytes, base64 } = readLabel(wire);
  const name = labelName([orderId || place.id, parcel.courier, parcel.number || parcel.packageId], format);
  return { file: { name, type: mimeTypeOf(format), base64 }, format, bytes };
}

/**
 * Saves the label of a parcel and waits until it is on the disk.
 *
 * @returns the name of the file. The browser may have added to it to tell it from another file
 * @throws FailureError as `fetchLabel` and `saveFile`
 */
export async function downloadLabel(place: ParcelPlace): Promise<{ name: string }> {
  const { file, bytes } = await fetchLabel(place);
  await saveFile(file, bytes);
  return { name: file.name };
}

/** By the parcel's id where it is known, else by its number (base-api.md §5.2). */
async function askForLabel(accountId: string, { courier, packageId, number }: Parcel) {
  const parameters: Record<string, string | number> = packageId
    ? { courier_code: courier, package_id: Number(packageId) }
    : { courier_code: courier, package_number: number };
  try {
    return await askInteractively(accountId, 'getLabel', parameters, wireLabelSchema);
  } catch (thrown) {
    // Base's error code for a parcel without a label is not known (base-api.md §1); the codes about tokens are.
    const isAboutParcel = thrown instanceof RefusalError && thrown.failure.kind === 'unexpectedAnswer';
    throw isAboutParcel ? new FailureError({ kind: 'labelMissing' }) : thrown;
  }
}

/**
 * Decodes what Base sent to bytes of a known format.
 *
 * @throws FailureError labelMissing when it is empty · labelTooLarge · labelUnreadable when it is not base64, or not
 * what its extension says
 */
export function readLabel({ extension, label }: { extension: string; label: string }) {
  const base64 = label.replace(/\s+/g, '');
  if (base64 === '') throw new FailureError({ kind: 'labelMissing' });
  if (base64.length > Math.ceil(largestLabel / 3) * 4) throw new FailureError({ kind: 'labelTooLarge' });
  const bytes = decode(base64);
  if (bytes && bytes.length > largestLabel) throw new FailureError({ kind: 'labelTooLarge' });
  const format = formatOfExtension(extension);
  if (!bytes || !format || !isOfFormat(bytes, format)) throw new FailureError({ kind: 'labelUnreadable' });
  return { format, bytes, base64 };
}

/** Undefined when it is not base64. */
function decode(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return decodeBase64(base64);
  } catch {
    return undefined;
  }
}
