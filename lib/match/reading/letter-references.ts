import { readSaidBefore } from './said-before';

/** References without a digit: PrestaShop's nine capitals, Kaufland's seven characters. */
const capitals = /(?<![\w/-])[A-Z]{6,12}(?![\w/-])/g;
/** PrestaShop's nine as a buyer types them; then the words before must say "order number". */
const nineLetters =
  /(?:zam[oó]wieni[ae]|order|pedido|nummer|nr|n[.º°o]{1,2}|number|numer|reference|referencyjny|ref|id)[ .:#-]{1,3}([a-z]{9})(?![\w/-])/gi;

/** The letter-only references that a text calls an order's number: `numer zamówienia: XKBKNABJK`. */
export function letterReferences(text: string): string[] {
  const written = [...text.matchAll(capitals)]
    .filter(({ index }) => {
      const { noun, isNumbered } = readSaidBefore(text, index);
      return isOrder(noun) || (isNumbered && noun === undefined);
    })
    .map(([reference]) => reference);
  const typed = [...text.matchAll(nineLetters)].flatMap(({ 0: whole, 1: reference = '', index }) => {
    const { noun, isNumbered } = readSaidBefore(text, index + whole.length - reference.length);
    return isOrder(noun) && isNumbered ? [reference] : [];
  });
  return [...written, ...typed];
}

function isOrder(noun: ReturnType<typeof readSaidBefore>['noun']): boolean {
  return noun === 'order' || noun === 'return' || noun === 'parcel';
}
