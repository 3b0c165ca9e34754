/** Formats Unix seconds as `dd.mm.yyyy hh:mm`, the panel's format in every language. */
export function formatDate(seconds) {
  const date = new Date(Number(seconds) * 1000);
  const two = (number) => String(number).padStart(2, '0');
  const day = [two(date.getDate()), two(date.getMonth() + 1), date.getFullYear()].join('.');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function formatMoney(amount, currency) {
  return `${Number(amount ?? 0).toFixed(2)} ${currency ?? ''}`;
}

/** The total of the order: products and delivery. */
export function totalOf({ products = [], delivery_price = 0 }) {
  return products.reduce(
    (sum, { price_brutto, quantity }) => sum + price_brutto * quantity,
    Number(delivery_price),
  );
}

/** An empty field shows three dots (base-panel.md §6.2). */
export function orDots(value) {
  return ['', '0'].includes(String(value ?? '').trim()) ? '...' : value;
}

const MARKS = { allegro: 'Allegro', shop: 'Sklep int.', personal: 'Base' };

/** The source with its label, e.g. `allegro (Allegro)`. */
export function formatSource(source) {
  return source ? `${source} (${MARKS[source] ?? source})` : '...';
}
