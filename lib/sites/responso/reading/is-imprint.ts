const longest = 200;
const shape =
  /©|\bcopyright\b|all rights reserved|wszelkie prawa|todos os direitos|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b|\bv?\d+\.\d+\.\d+[+~-]/i;

/** True for the last line of many apps: who has made them, when, in which version. No number in it is an order's. */
export function isImprint(text: string): boolean {
  return text.length <= longest && shape.test(text);
}
