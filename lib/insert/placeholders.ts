/** The placeholders of templates. A template writes them in braces: `{order.number}`. */
export const placeholders = [
  'order.number',
  'order.shopNumber',
  'order.marketplaceNumber',
  'order.date',
  'order.status',
  'order.products',
  'order.total',
  'order.payment',
  'delivery.method',
  'delivery.address',
  'delivery.point',
  'buyer.name',
  'buyer.firstName',
  'buyer.email',
  'buyer.phone',
  'buyer.login',
  'parcel.number',
  'parcel.link',
  'parcel.courier',
  'parcel.status',
  'return.number',
  'return.date',
  'return.status',
  'return.refunded',
] as const;

export type Placeholder = (typeof placeholders)[number];

/** What is filled in for each placeholder; '' or missing: there is no value. */
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>;

/** The placeholders whose values have several lines. */
const severalLines: readonly Placeholder[] = ['order.products', 'delivery.address', 'delivery.point'];

/** A name in braces, with or without spaces around it. Other braces are text. */
const written = /\{\s*([\p{L}_][\p{L}\p{N}_.]*)\s*\}/gu;

/** The names of the placeholders in a template, each once; also names that are no placeholders. */
export function namesIn(template: string): string[] {
  return [...new Set([...template.matchAll(written)].map(([, name = '']) => name))];
}

/** Finds a placeholder by its name, in upper or lower case; undefined: there is none of this name. */
export function findPlaceholder(name: string): Placeholder | undefined {
  return placeholders.find((each) => each.toLowerCase() === name.toLowerCase());
}

/** A template with its values. */
export interface FilledTemplate {
  text: string;
  /** The names that have no value. In the text each of them is a marked gap. */
  missing: string[];
}

/**
 * Fills a template. No placeholder is replaced by a blank. What looks like a placeholder in a value stays as it is.
 *
 * @param markGap the text that stands for a missing value
 */
export function fillTemplate(
  template: string,
  values: PlaceholderValues,
  markGap: (name: string) => string,
): FilledTemplate {
  const missing = namesIn(template).filter((name) => valueOf(name, values) === '');
  const text = template.replace(written, (_, name: string) => valueOf(name, values) || markGap(name));
  return { text, missing };
}

function valueOf(name: string, values: PlaceholderValues): string {
  const placeholder = findPlaceholder(name);
  if (!placeholder) return '';
  const value = clean(values[placeholder] ?? '');
  return severalLines.includes(placeholder) ? value : value.replace(/\s+/g, ' ');
}

/**
 * A value without characters that control the text around them, such as those that turn its direction. '' if nothing of
 * it can be seen.
 */
function clean(value: string): string {
  const text = value.replace(/\r\n?/g, '\n').replace(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, ' ');
  return /[^\s\p{C}]/u.test(text) ? text.trim() : '';
}
