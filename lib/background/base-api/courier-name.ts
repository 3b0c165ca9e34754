import { ownValue } from '@/lib/text/own-value';

/**
 * Names of couriers that cannot be derived from the code, as Base's getCouriersList gives them (base-api.md §5.5),
 * without what that list says about versions. The list has 473 entries and an account uses a handful, so it is not
 * requested, and other names are derived from the code.
 */
const names: Record<string, string> = {
  allegrokurier: 'Allegro',
  blpaczka: 'BLPaczka',
  dbschenker: 'DB Schenker',
  dhlde: 'DHL',
  erlipro: 'Erli',
  fedex: 'FedEx',
  fedexpl: 'FedEx',
  fulfillmentallegro: 'Allegro Fulfillment',
  inpostinternational: 'InPost International',
  inpostkurier: 'InPost Kurier',
  one_by_allegro: 'One by Allegro',
  paczkomaty: 'InPost Paczkomaty',
  pocztapolska: 'Poczta Polska',
  ruch: 'ORLEN Paczka',
  wedo: 'One by Allegro',
  wygodne_zwroty: 'Wygodne Zwroty',
};

/**
 * Returns the name of a courier: `dpd` → DPD, `paczkomaty` → InPost Paczkomaty, `dhlde_v2` → DHL.
 *
 * @param otherName the name that the seller typed for a courier that Base has no module for; '' for the others
 */
export function courierName(code: string, otherName = ''): string {
  if (otherName) return capitalise(otherName);
  const plain = code.toLowerCase().replace(/_v\d+$/, '');
  return (
    ownValue(names, plain) ??
    (plain.length <= 3 ? plain.toUpperCase() : capitalise(plain.replaceAll('_', ' ')))
  );
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
