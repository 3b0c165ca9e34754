import { courierName } from './courier-name';
import { trackingStatuses, type Parcel } from '@/lib/model/parcel';
import type { WirePackage } from './schemas';
import { toWebAddress } from './to-web-address';

/** Base's courier code of a parcel that was typed in by hand (base-api.md §5.2). */
const manual = 'other';
/** 1 return, 3 return sent at a point (base-api.md §5.1). */
const returnTypes = [1, 3];

/** Converts a package of Base to a parcel of ours. */
export function toParcel(wire: WirePackage): Parcel {
  return {
    packageId: wire.package_id,
    courier: wire.courier_code,
    courierName: courierName(wire.courier_code, wire.courier_other_name),
    number: wire.courier_package_nr,
    innerNumber: wire.courier_inner_number,
    tracking: trackingStatuses[wire.tracking_status] ?? 'unknown',
    trackedAt: wire.tracking_status_date,
    trackingUrl: toWebAddress(wire.tracking_url),
    isReturn: wire.is_return || returnTypes.includes(wire.package_type),
    isManual: isManual(wire.courier_code),
  };
}

/** Makes a parcel of which only courier and number are known, because an order or a return names them. */
export function toBareParcel(
  { courier, number }: { courier: string; number: string },
  isReturn: boolean,
): Parcel {
  return {
    packageId: '',
    courier,
    courierName: courierName(courier),
    number,
    innerNumber: '',
    tracking: 'unknown',
    trackedAt: 0,
    trackingUrl: '',
    isReturn,
    isManual: isManual(courier),
  };
}

function isManual(courier: string): boolean {
  return ['', manual].includes(courier.toLowerCase());
}
