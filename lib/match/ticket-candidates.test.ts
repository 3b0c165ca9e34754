import { describe, expect, it } from 'vitest';
import { taughtEmails, taughtNumbers, ticketCandidates } from './ticket-candidates';

const page = {
  lines: ['Kontakt: sklep@example.com', 'Zamówienie 48213377'],
  agentAddresses: [],
  ticketId: '',
};
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

describe('the ticket’s own number', () => {
  const numbersOf = (...lines: string[]) =>
    ticketCandidates({ ...page, lines, taught: {}, ticketId: '10245' }).map(({ value }) => value);

  it.each(['#10245', 'Ticket #10245', 'Zwrot #10245', 'Gdzie moja paczka? #10245', 'ID: 10245'])(
    'is no order’s: %s',
    (line) => {
      expect(numbersOf(line)).toEqual([]);
    },
  );

  it('is one where the text says so', () => {
    expect(numbersOf('#10245', 'Numer zamówienia: 10245')).toEqual(['10245']);
  });
});

describe('what was read on the same ticket before', () => {
  const former = [
    { kind: 'number', value: '48213378', written: '48213378' },
    { kind: 'email', value: 'ola@example.com', written: 'ola@example.com' },
  ] as const;
  const valuesWith = (more: { taught?: { email: string[] }; agentAddresses?: string[] }) =>
    ticketCandidates({ ...page, taught: {}, former, ...more }).map(({ value }) => value);

  it('still counts, after what is there now', () => {
    expect(valuesWith({})).toEqual(['sklep@example.com', '48213377', '48213378', 'ola@example.com']);
  });

  it('is held to what has been learned since', () => {
    expect(valuesWith({ taught: { email: ['jan@example.com'] } })).not.toContain('ola@example.com');
    expect(valuesWith({ agentAddresses: ['ola@example.com'] })).not.toContain('ola@example.com');
  });
});

it('the mailbox that the ticket came into is nobody’s order', () => {
  const lines = ['Źródło: bok@shop.example', 'jan@example.com'];
  expect(ticketCandidates({ ...page, lines, taught: {} }).map(({ value }) => value)).toEqual([
    'jan@example.com',
  ]);
});

describe('an internal note', () => {
  const note = 'Nie mylić z zam. 48216877, tel. 698 221 004';
  const numbers = (lines: string[], noteLines: number[]) =>
    ticketCandidates({ lines, shopLines: noteLines, noteLines, taught: {}, agentAddresses: [], ticketId: '' })
      .filter(({ kind }) => kind === 'number')
      .map(({ value }) => value);

  it('names no other order where the rest of the ticket names one', () => {
    expect(numbers(['Zamówienie 48217001', note], [1])).toEqual(['48217001']);
    expect(numbers(['Zamówienie 48217001', note], [])).toContain('48216877');
  });

  it('tells how the buyer of the other order is reached, not this one', () => {
    const found = (note: string) =>
      ticketCandidates({
        lines: ['Zamówienie 48217001', note],
        ...{ noteLines: [1], taught: {}, agentAddresses: [], ticketId: '' },
      }).map(({ value }) => value);
    expect(found('Nie mylić z zam. 48216877 (jan@example.com)')).not.toContain('jan@example.com');
    expect(found('Klient dzwonił, pisać na jan@example.com')).toContain('jan@example.com');
  });

  it('may repeat it, or name the only one', () => {
    expect(numbers(['Zamówienie 48217001', 'Sprawdzone: zam. 48217001'], [1])).toEqual(['48217001']);
    expect(numbers(['Gdzie paczka?', 'Zam. 48216877'], [1])).toEqual(['48216877']);
  });
});
