/** Formats numbers, money and times. Pure: the language is always a parameter. */

/**
 * Formats an amount with its currency.
 *
 * @param amount in hundredths of the currency
 * @param currency as Base sent it; if unknown or empty, it is written unchanged after the number
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

/** Formats an amount (hundredths) without its currency, for product prices under a total that names the currency. */
export function formatAmount(amount: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(amount / 100);
}

/** The time if it is today, else day and time; with the year if it is not this year. `at` and `now` in Unix ms. */
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

/** A day; with the year if it is not this year. `at` and `now` in Unix ms. */
export function formatDay(at: number, language: string, now = Date.now()): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at);
}
