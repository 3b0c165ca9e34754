import type { Delivery } from './deliveries.ts';
import type { MadeOrder } from './orders.ts';
import { hasParcel } from './orders.ts';
import { returnDeliveries } from './deliveries.ts';
import type { Random } from './random.ts';
import { digits } from './random.ts';
import type { Package } from './shop.ts';

/** Tracking states of base-api.md §5.1. */
const tracking = { labelCreated: 1, shipped: 2, delivered: 5, onTheWay: 11 };

/** Creates parcels with increasing ids, as in Base. */
export function createParcelMaker(random: Random, now: number) {
  let packageId = 39_000_000;

  /** The parcels of an order: none before it is sent, rarely two. */
  function makeParcels(order: MadeOrder): Package[] {
    if (!hasParcel(order.stage)) return [];
    const parcels = [makePackage(order, order.delivery, order.parcelNumber, '0')];
    if (random.chance(0.05)) {
      parcels.push(makePackage(order, order.delivery, order.delivery.makeParcelNumber(random), '0'));
    }
    return parcels;
  }

  /** The parcel of a return. In Base it belongs to the order (base-api.md §5.3). */
  function makeReturnParcel(order: MadeOrder): Package {
    const delivery = random.pick(returnDeliveries);
    return makePackage(order, delivery, delivery.makeParcelNumber(random), delivery.toPoint ? '3' : '1');
  }

  function makePackage(order: MadeOrder, delivery: Delivery, number: string, type: string): Package {
    const history = makeHistory(order, now);
    const last = history.at(-1);
    packageId += random.integer(1, 5);
    return {
      orderId: order.id,
      labelExtension: delivery.labelExtension,
      wire: {
        package_id: String(packageId),
        courier_package_nr: number,
        courier_inner_number: random.chance(0.3) ? random.text(digits, 11) : '',
        courier_code: delivery.courierCode,
        courier_other_name: delivery.courierOtherName,
        account_id: '',
        tracking_status_date: String(last?.tracking_status_date ?? 0),
        tracking_delivery_days: '0',
        tracking_status: String(last?.tracking_status ?? 0),
        package_type: type,
        tracking_url: `https://tracking.example.com/${delivery.courierCode}/${number}`,
        is_return: type === '1' || type === '3',
      },
      history,
    };
  }

  return { makeParcels, makeReturnParcel };
}

function makeHistory(order: MadeOrder, now: number): Package['history'] {
  const steps = [tracking.labelCreated, tracking.shipped, tracking.onTheWay];
  if (order.stage !== 'sent') steps.push(tracking.delivered);
  return steps
    .map((state, index) => ({
      tracking_status_date: order.inStatusSince + index * 21_600,
      courier_status_code: `0${String(state)}0101`,
      tracking_status: state,
    }))
    .filter((event) => event.tracking_status_date <= now);
}
