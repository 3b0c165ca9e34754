/** How numbers, money and times are written. Pure: the language is always given. */

/**
 * @param amount hundredths of the currency
 * @param currency as Base sent it: an unknown or empty one is written after the number as it is
 */
export function formatMoney(amount: number, currency: string, language: string): string {
  const value = amount / 100;
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(value);
  } catch {
    const number = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(value);
    return currency ? `${number} ${currency}` : number;
  }
}

/** A number alone, as prices of products are shown under a total that names the currency. */
export function formatAmount(amount: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(amount / 100);
}

/** The hour of today, else day and hour; with the year when it is not this one. `at` and `now` in Unix ms. */
export function formatTime(at: number, language: string, now = Date.now()): string {
  const [date, today] = [new Date(at), new Date(now)];
  const isToday = date.toDateString() === today.toDateString();
  return new Intl.DateTimeFormat(language, {
    ...(!isToday && { day: 'numeric', month: 'short' }),
    ...(date.getFullYear() !== today.getFullYear() && { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(date);
}

/** A day, with the year when it is not this one. `at` and `now` in Unix ms. */
export function formatDay(at: number, language: string, now = Date.now()): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at);
}
