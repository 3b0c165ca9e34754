import type { Order } from '@/lib/model/order';

/** An address as it stands on a letter; the country only when it is not Poland, where Base is at home. */
export function addressLines(address: Order['delivery']['address']): string[] {
  const { name, company, street, postcode, city, state, country } = address;
  const town = [`${postcode} ${city}`.trim(), state, country === 'PL' ? '' : country]
    .filter(Boolean)
    .join(', ');
  return [name, company, street, town].filter(Boolean);
}
