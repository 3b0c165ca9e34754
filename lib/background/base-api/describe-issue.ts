import type * as z from 'zod/mini';

/** A name of a field of Base, or an index in a list. Any other key comes from the answer: a shop's or a source's name. */
const part = /^(?:[a-z][a-z_]{0,39}(?:_\d{1,2})?|\d{1,4})$/;

/** Names the value of an answer that could not be read, and why: `orders.3.email: invalid_type`. Never a value. */
export function describeIssue({
  issues: [issue],
}: {
  issues: readonly Pick<z.core.$ZodIssue, 'path' | 'code'>[];
}): string {
  if (!issue) return 'unreadable';
  const path = issue.path.map(String).map((name) => (part.test(name) ? name : '…'));
  return `${path.join('.')}: ${issue.code}`;
}
