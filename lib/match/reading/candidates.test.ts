import { describe, expect, it } from 'vitest';
import { findCandidates } from './candidates';

const found = (...lines: string[]) => findCandidates(lines).map(({ kind, value }) => `${kind}:${value}`);

describe('order numbers', () => {
  it.each([
    ['Dzień dobry, zamówienie 48213377 nie dotarło', 'number:48213377'],
    ['nr 48 213 377', 'number:48213377'],
    ['o pedido #48213377 não chegou', 'number:48213377'],
    ['My order no. 4913 is late', 'number:4913'],
    ['Zamówienie nr: 4913', 'number:4913'],
    ['Bestellnummer 48213377', 'number:48213377'],
    ['48213377', 'number:48213377'],
    ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'number:3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['Order 303-1234567-1234567', 'number:303-1234567-1234567'],
    ['paczka 6201 0084 7712 stoi w punkcie', 'number:620100847712'],
    ['zamówienie 482 133 771', 'number:482133771'],
    ['Order ID: SH/2026/123', 'number:sh/2026/123'],
  ])('%s → %s', (line, expected) => {
    expect(found(line)).toContain(expected);
  });

  it('takes the label from the line before', () => {
    expect(found('Numer zamówienia', '4913')).toContain('number:4913');
  });

  it.each([
    ['tel. 600 100 200', 'number:600100200'],
    ['+48 600 100 200', 'number:48600100200'],
    ['Zapłaciłem 120000 zł', 'number:120000'],
    ['Kwota: R$ 1234,56', 'number:1234'],
    ['dnia 18.11.2026', 'number:18112026'],
    ['2026-11-18', 'number:2026'],
    ['00-850 Warszawa', 'number:00850'],
    ['NIP 5252248481', 'number:5252248481'],
    ['Konto: 12 3456 7890 1234 5678 9012 3456', 'number:12345678901234567890123456'],
    ['Kupiłem w 2026 roku 12 sztuk', 'number:2026'],
  ])('%s is not %s', (line, unexpected) => {
    expect(found(line)).not.toContain(unexpected);
  });
});

describe('buyers', () => {
  it.each([
    ['Jan <Jan.Kowalski@Example.com>', 'email:jan.kowalski@example.com'],
    ['abc123+45de67@allegromail.pl', 'email:abc123@allegromail.pl'],
    ['pisz na ola@example.com.', 'email:ola@example.com'],
    ['tel. 600 100 200', 'phone:600100200'],
    ['+48 600-100-200', 'phone:600100200'],
    ['0048600100200', 'phone:600100200'],
    ['600100200', 'phone:600100200'],
    ['WhatsApp (11) 91234-5678', 'phone:11912345678'],
    ['Login: kwiatuszek', 'login:kwiatuszek'],
    ['jan_kowalski95', 'login:jan_kowalski95'],
    ['Client:1244556', 'login:client:1244556'],
  ])('%s → %s', (line, expected) => {
    expect(found(line)).toContain(expected);
  });

  it('does not take ordinary words for logins', () => {
    expect(found('Dzień dobry, proszę o fakturę')).toEqual([]);
  });
});

it('reads a hostile page of a million tokens without choking', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `${1e7 + i} x${i}@example.com `.repeat(5));
  expect(findCandidates(lines).length).toBeLessThanOrEqual(200);
});

it('takes the nearest label when a value above it reads like a label itself', () => {
  const column = [
    'Typ',
    'Ticket',
    'Numer zamówienia',
    '5a0fb38d-03ac-4ca0-25f0-39fffcb2d93b',
    'Agent',
    'Oliver',
    'ID',
  ];
  expect(findCandidates(column)).toContainEqual(
    expect.objectContaining({ kind: 'number', value: '5a0fb38d-03ac-4ca0-25f0-39fffcb2d93b' }),
  );
});
