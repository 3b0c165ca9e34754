import { expect, it } from 'vitest';
import { hasTaughtTicket } from './read-ticket';

/** A page that has one element. */
function pageWith(there: string, isSeen = true): Document {
  const element = { checkVisibility: () => isSeen };
  const querySelector = (selector: string) => (selector === there ? element : null);
  return Object.assign(Object.create(null), { querySelector });
}

it.each(['email', 'order', 'column'] as const)(
  'a page with neither reply box nor number is a ticket where the taught %s is',
  (field) => {
    expect(hasTaughtTicket(pageWith('.shown'), { [field]: ['.shown'] })).toBe(true);
    expect(hasTaughtTicket(pageWith('.shown', false), { [field]: ['.shown'] })).toBe(false);
    expect(hasTaughtTicket(pageWith('.other'), { [field]: ['.shown'] })).toBe(false);
  },
);

it('is none for what a list has too, and where nothing was taught', () => {
  expect(hasTaughtTicket(pageWith('.shown'), { search: ['.shown'], source: ['.shown'] })).toBe(false);
  expect(hasTaughtTicket(pageWith('.shown'), {})).toBe(false);
});
