import { describe, expect, it } from 'vitest';
import { taughtEmails, taughtNumbers, ticketCandidates } from './ticket-candidates';

const page = { lines: ['Kontakt: sklep@example.com', 'Zamówienie 48213377'], agentAddresses: [] };
const valuesOf = (taught: { email?: string[]; order?: string[] }, agentAddresses: string[] = []) =>
  ticketCandidates({ ...page, agentAddresses, taught }).map(({ value }) => value);

describe('a taught e-mail', () => {
  it('is the only one that counts, while numbers in the text still do', () => {
    expect(valuesOf({ email: ['jan@example.com'] })).toEqual(['jan@example.com', '48213377']);
  });

  it('counts also where only the one who is signed in is looked for, as in a bar', () => {
    expect(valuesOf({ email: ['jan@example.com'] }, ['jan@example.com'])).toContain('jan@example.com');
  });

  it.each([[[]], [['Jan Nowak']]])('that is not there (%s) leaves the others', (email) => {
    expect(valuesOf({ email })).toEqual(valuesOf({}));
    expect(valuesOf({})).toContain('sklep@example.com');
  });

  it.each([
    [['jan', '@example.com']],
    [['jan @example.com']],
    [['E-mail:', 'jan@example.com']],
    [['JAN@example.com']],
  ])('is read from %s', (lines) => {
    expect(taughtEmails(lines).map(({ value }) => value)).toContain('jan@example.com');
  });
});

describe('a taught order number', () => {
  it('comes first, and others on the page count too', () => {
    expect(valuesOf({ order: ['99'] })).toEqual(['99', 'sklep@example.com', '48213377']);
  });

  it.each([
    ['48213377', '48213377'],
    ['48 213 377', '48213377'],
    ['#48213377', '48213377'],
    ['SH-5001', 'sh-5001'],
    ['Zamówienie nr 48213377 z 12.11.2026', '48213377'],
  ])('is read from %s', (line, value) => {
    expect(taughtNumbers([line]).map((number) => number.value)).toContain(value);
  });

  it('is not read from words', () => {
    expect(taughtNumbers(['Brak zamówienia'])).toEqual([]);
  });
});
