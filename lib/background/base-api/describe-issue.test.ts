import { expect, it } from 'vitest';
import { describeIssue } from './describe-issue';

it.each<[path: (string | number)[], described: string]>([
  [['orders', 3, 'extra_field_1'], 'orders.3.extra_field_1: custom'],
  [['sources', 'My shop', '3004207-30051-ABC'], 'sources.….…: custom'],
  [[], ': custom'],
])('%j is described without words from the answer', (path, described) => {
  expect(describeIssue({ issues: [{ code: 'custom', path }] })).toBe(described);
});
