import type { Buyer } from './buyers.ts';

/** Ways to write a phone number, from the national digits. The first ones are those that a shop's form stores. */
export function writePhone(national: string, language: Buyer['language']): [string, ...string[]] {
  if (language === 'pl') {
    const parts = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
    return [
      `+48${national}`,
      national,
      `+48 ${parts.join(' ')}`,
      parts.join('-'),
      `0048 ${parts.join(' ')}`,
      parts.join(' '),
      `48${national}`,
    ];
  }
  const [area, front, back] = [national.slice(0, 2), national.slice(2, 7), national.slice(7)];
  return [
    `+55${national}`,
    national,
    `(${area}) ${front}-${back}`,
    `+55 ${area} ${front}-${back}`,
    `+55 (${area}) ${front} ${back}`,
    `${area} ${front}-${back}`,
  ];
}
