/**
 * Couriers whose name cannot be told from their code, as Base's getCouriersList names them (base-api.md §5.5),
 * without what that list says of versions. The list has 473 entries and an account uses a handful, so the rest are
 * written from their code and it is not asked for.
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
 * The name of a courier: `dpd` → DPD, `paczkomaty` → InPost Paczkomaty, `dhlde_v2` → DHL.
 *
 * @param otherName what the seller wrote for one that Base has no module for; '' for the others
 */
export function courierName(code: string, otherName = ''): string {
  if (otherName) return capitalise(otherName);
  const plain = code.toLowerCase().replace(/_v\d+$/, '');
  return names[plain] ?? (plain.length <= 3 ? plain.toUpperCase() : capitalise(plain.replaceAll('_', ' ')));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
