import { courierName } from './courier-name';
import { trackingStatuses, type Parcel } from '@/lib/model/parcel';
import type { WirePackage } from './schemas';
import { toWebAddress } from './to-web-address';

/** How Base calls the courier of a parcel that was typed in by hand (base-api.md §5.2). */
const manual = 'other';
/** 1 return, 3 return sent at a point (base-api.md §5.1). */
const returnTypes = [1, 3];

/** A package of Base as a parcel of ours. */
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

/** A parcel of which an order or a return names courier and number, and no more is known. */
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
