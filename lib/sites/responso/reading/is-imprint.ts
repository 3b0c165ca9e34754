const longest = 200;
const shape =
  /©|\bcopyright\b|all rights reserved|wszelkie prawa|todos os direitos|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b|\bv?\d+\.\d+\.\d+[+~-]/i;

/** True for the imprint that ends many apps: maker, year, version. No number in it is an order number. */
export function isImprint(text: string): boolean {
  return text.length <= longest && shape.test(text);
}
