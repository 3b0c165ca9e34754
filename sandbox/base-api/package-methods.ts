import type { Account } from './account.ts';
import { ApiError } from './api-error.ts';
import { drawLabel } from './label.ts';
import type { Parameters } from './parameters.ts';
import { readInteger, readIntegers, readText } from './parameters.ts';

/** Every number a string, `account_id` empty, `is_return` a real boolean (base-api.md §5.1). */
export function getOrderPackages(account: Account, parameters: Parameters) {
  const orderId = readInteger(parameters, 'order_id') ?? 0;
  return { packages: account.listPackages(orderId).map((parcel) => parcel.wire) };
}

/** The label as plain base64, in the format of the courier account (base-api.md §5.2). */
export function getLabel(account: Account, parameters: Parameters) {
  const packageId = readText(parameters, 'package_id');
  const parcel =
    packageId === undefined
      ? account.findPackageByNumber(readText(parameters, 'package_number') ?? '')
      : account.findPackage(packageId);
  const courier = readText(parameters, 'courier_code')?.toLowerCase();
  // Base's own codes for these two are not known.
  if (parcel === undefined || parcel.wire.courier_code.toLowerCase() !== courier) {
    throw new ApiError('ERROR_PACKAGE_ID', 'There is no such package');
  }
  const instead = account.labels.get(parcel.wire.package_id);
  if (instead !== undefined) return instead;
  if (parcel.labelExtension === null) throw new ApiError('ERROR_NO_LABEL', 'This package has no label');
  const label = drawLabel(parcel, parcel.labelExtension).toString('base64');
  return { extension: parcel.labelExtension, label };
}

/** Package id → its tracking events, for at most 100 packages; an empty map is `[]` (base-api.md §5.4). */
export function getCourierPackagesStatusHistory(account: Account, parameters: Parameters) {
  const ids = readIntegers(parameters, 'package_ids') ?? [];
  if (ids.length > 100) throw new ApiError('ERROR_PACKAGE_IDS', 'At most 100 packages at a time');
  const entries = ids.flatMap((id) => {
    const parcel = account.findPackage(String(id));
    return parcel === undefined ? [] : [[String(id), parcel.history] as const];
  });
  return { packages_history: entries.length === 0 ? [] : Object.fromEntries(entries) };
}
