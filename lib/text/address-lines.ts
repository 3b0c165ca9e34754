import type { Order } from '@/lib/model/order';

/** An address as written on a letter. The country is left out for Poland, Base's home country. */
export function addressLines(address: Order['delivery']['address']): string[] {
  const { name, company, street, postcode, city, state, country } = address;
  const town = [`${postcode} ${city}`.trim(), state, country === 'PL' ? '' : country]
    .filter(Boolean)
    .join(', ');
  return [name, company, street, town].filter(Boolean);
}
