import { describe, expect, it } from 'vitest';
import { findCandidates } from './reading/candidates';
import { candidatesOfQuery } from './query';
import { questionsFor, questionsForTicket } from './questions';

const asked = (...lines: string[]) =>
  questionsForTicket(findCandidates(lines)).map(({ by, value }) => `${by}:${value}`);

describe('Base is asked about a ticket', () => {
  it.each([
    ['Jan <Jan@Example.com>', ['email:jan@example.com']],
    // Base compares letter by letter: the order has the whole mask, the helpdesk often cuts it.
    ['abc12+45de67@allegromail.pl', ['email:abc12+45de67@allegromail.pl', 'email:abc12@allegromail.pl']],
    ['tel. +48 600 100 200', ['phone:+48600100200', 'phone:600100200']],
    ['Zamówienie nr 48213377', ['order:48213377']],
    ['Zamówienie 7f6a1c1e-9a51-4f0e-8b1d-0c6a4cf2d911', ['external:7f6a1c1e-9a51-4f0e-8b1d-0c6a4cf2d911']],
    ['Order 303-1234567-1234567', ['external:303-1234567-1234567']],
    ['Login: kwiatuszek', []],
    // Too short for Base's own number, and every shop has its 4913.
    ['Zamówienie nr 4913', []],
  ])('%s', (line, questions) => {
    expect(asked(line)).toEqual(questions);
  });

  it('a few times at most, whatever stands on the page', () => {
    const lines = Array.from(
      { length: 50 },
      (_, i) => `jan${i}@example.com, nr ${48213377 + i}, +48 600 100 2${10 + i}`,
    );
    expect(asked(...lines).length).toBeLessThanOrEqual(5);
  });

  it('never with more letters than Base takes', () => {
    expect(asked(`${'x'.repeat(45)}@example.com`)).toEqual([]);
  });
});

describe('Base can be asked for what was typed', () => {
  const can = (query: string) =>
    candidatesOfQuery(query)
      .flatMap(questionsFor)
      .map(({ by }) => by);
  it.each([
    ['#48 213 377', ['order', 'shop']],
    ['4913', ['shop']],
    ['600100200', ['order', 'shop', 'phone']],
    ['+48 600 100 200', ['phone', 'phone']],
    ['Jan@Example.com', ['email']],
    ['303-1234567-1234567', ['external']],
    ['Kowalska', []],
    ['', []],
  ])('%s', (query, by) => {
    expect(can(query)).toEqual(by);
  });
});
