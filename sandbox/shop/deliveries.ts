import type { Buyer } from './buyers.ts';
import type { Random } from './random.ts';
import { digits } from './random.ts';
import type { Package } from './shop.ts';

/** One way a shop sends its parcels. */
export interface Delivery {
  method: string;
  methodId: number;
  courierCode: string;
  /** Base's name for a courier without a module; otherwise empty. */
  courierOtherName: string;
  /** Grosze or centavos. */
  price: number;
  toPoint: boolean;
  labelExtension: Package['labelExtension'];
  makeParcelNumber: (random: Random) => string;
}

const inPostNumber = (random: Random) => `6${random.text(digits, 23)}`;

const lockers = delivery('Allegro Paczkomaty InPost', 101, 'paczkomaty', 899, 'pdf', inPostNumber, true);
const oneByAllegro = delivery(
  'Allegro One Box',
  102,
  'allegrokurier',
  799,
  'pdf',
  (random) => `A00${random.text(digits, 7)}Q`,
  true,
);
const dpd = delivery('Kurier DPD', 103, 'dpd', 1599, 'zpl', (random) => `0000${random.text(digits, 9)}U`);
const inPostCourier = delivery('Kurier InPost', 104, 'inpostkurier', 1490, 'pdf', inPostNumber);
const shopLockers = delivery('Paczkomat InPost', 105, 'paczkomaty', 1299, 'pdf', inPostNumber, true);
// Base's known list of couriers has no module for Correios, so such a parcel is entered by hand and has no label.
const correios = {
  ...delivery('Correios PAC', 106, 'other', 2390, null, (random) => `AB${random.text(digits, 9)}BR`),
  courierOtherName: 'correios',
};

/** The parcel of a return. Allegro's own service, `wygodne_zwroty`, has a parcel but no label (base-api.md §5.3). */
export const returnDeliveries: [Delivery, ...Delivery[]] = [
  delivery('Zwrot DPD', 107, 'dpd', 0, 'zpl', (random) => `0000${random.text(digits, 9)}Z`),
  delivery('Zwrot Paczkomat', 108, 'paczkomaty', 0, 'pdf', inPostNumber, true),
  delivery('Wygodne Zwroty', 109, 'wygodne_zwroty', 0, null, (random) => `WZ${random.text(digits, 10)}`),
];

export function pickDelivery(buyer: Buyer, random: Random): Delivery {
  if (buyer.language === 'pt') return correios;
  return buyer.source === 'allegro'
    ? random.pick([lockers, lockers, oneByAllegro, dpd])
    : random.pick([dpd, inPostCourier, shopLockers]);
}

function delivery(
  method: string,
  methodId: number,
  courierCode: string,
  price: number,
  labelExtension: Delivery['labelExtension'],
  makeParcelNumber: Delivery['makeParcelNumber'],
  toPoint = false,
): Delivery {
  return {
    method,
    methodId,
    courierCode,
    courierOtherName: '',
    price,
    toPoint,
    labelExtension,
    makeParcelNumber,
  };
}
