import { describe, expect, it } from 'vitest';
import { applyStep, isStepTaken, reverseStep } from './seller-note';

const add = (text: string) => ({ does: 'add', text }) as const;
const remove = (text: string) => ({ does: 'remove', text }) as const;

describe('the note after a step', () => {
  it.each([
    ['', add('Called'), 'Called'],
    ['Fragile', add('Called'), 'Fragile\nCalled'],
    ['Fragile\n', add('Called'), 'Fragile\nCalled'],
    ['Fragile\nCalled\nPaid', remove('Called'), 'Fragile\nPaid'],
    ['Called', remove('Called'), ''],
    ['Called\r\nPaid', remove('Called'), 'Paid'],
    // Only the last one, which is the agent's.
    ['Called\nPaid\nCalled', remove('Called'), 'Called\nPaid'],
    ['A\n\nB\nCalled', remove('Called'), 'A\n\nB'],
    // Nothing but whole lines is removed.
    ['Called back', remove('Called'), 'Called back'],
    ['Fragile', remove('Called'), 'Fragile'],
  ])('%j, %j → %j', (note, step, after) => {
    expect(applyStep(step, note)).toBe(after);
  });

  it('is as before once the step is taken back', () => {
    expect(applyStep(reverseStep(add('Called')), applyStep(add('Called'), 'Fragile'))).toBe('Fragile');
  });
});

describe('a step was taken', () => {
  it.each([
    ['Fragile', add('Called'), 'Fragile\nCalled\nPaid', true],
    ['Called', add('Called'), 'Called\nCalled', true],
    ['Called', add('Called'), 'Called\nPaid', false],
    ['Fragile', add('Called'), 'Fragile\nCalled back', false],
    ['Called\nPaid', remove('Called'), 'Paid\nMore', true],
    ['Called\nPaid', remove('Called'), 'Called\nPaid\nMore', false],
  ])('from %j by %j to %j: %s', (before, step, after, isTaken) => {
    expect(isStepTaken(step, before, after)).toBe(isTaken);
  });
});
