import { beforeEach, expect, it } from 'vitest';
import { dropLifted, liftPolicy } from './lift-policy';
import type { FrameAnswer } from './frame-answer';
import { fakeSessionRules } from '@/tests/fixtures/session-rules';

let session: ReturnType<typeof fakeSessionRules>;

beforeEach(() => {
  session = fakeSessionRules();
});

const answer = (policies: string[], more: Partial<FrameAnswer> = {}): FrameAnswer => ({
  ...{ url: 'https://app.responso.com/t?q=1', method: 'GET', tabId: 7, parentFrameId: 3, framing: '' },
  ...{ cookies: [], isRedirect: false, isOurs: true, policies },
  ...more,
});
const limited = ["default-src 'self'; frame-ancestors 'self'"];

it.each([
  [limited, "default-src 'self'"],
  [["frame-ancestors 'self'"], undefined],
  [["sandbox; frame-ancestors 'self'"], 'sandbox'],
  [[...limited, 'sandbox'], "default-src 'self', sandbox"],
])('has %s asked for again, with all the rest of it', async (policies, value) => {
  const lifted = answer(policies);
  expect(await liftPolicy(lifted)).toEqual({ redirectUrl: lifted.url });
  const [rule] = session.rules;
  expect(rule?.condition.tabIds).toEqual([7]);
  const pattern = new RegExp(rule?.condition.regexFilter ?? '');
  expect(
    [lifted.url, `${lifted.url}0`, 'https://appXresponso.com/t?q=1'].map((url) => pattern.test(url)),
  ).toEqual([true, false, false]);
  expect(rule?.action.responseHeaders?.[1]?.value).toBe(value);
  // The second answer, as the rule has left it.
  expect(await liftPolicy(answer(value === undefined ? [] : [value]))).toEqual({});
  expect(session.rules).toEqual([]);
});

it.each([
  ['says nothing of frames', answer(['sandbox allow-scripts'])],
  ['has no policy', answer([])],
  ['has a nonce', answer(["script-src 'nonce-a'; frame-ancestors 'self'"])],
  ['was posted', answer(limited, { method: 'POST' })],
])('leaves an answer as it is that %s', async (_, untouched) => {
  expect(await liftPolicy(untouched)).toEqual({});
  expect(session.rules).toEqual([]);
});

it('lets in what only X-Frame-Options keeps out', async () => {
  expect(await liftPolicy(answer(['sandbox'], { framing: 'SAMEORIGIN' }))).toHaveProperty('redirectUrl');
  expect(session.rules[0]?.action.responseHeaders).toEqual([
    { header: 'x-frame-options', operation: 'remove' },
    { header: 'content-security-policy', operation: 'set', value: 'sandbox' },
  ]);
});

it('asks twice at most for a page that is refused each time', async () => {
  await liftPolicy(answer(limited));
  expect(await liftPolicy(answer(limited))).toEqual({});
  expect(session.rules).toEqual([]);
});

it('keeps no rule for a page that was not answered', async () => {
  const given = answer(limited);
  await liftPolicy(given);
  await dropLifted({ url: given.url, tabId: 8 });
  expect(session.rules).toHaveLength(1);
  await dropLifted(given);
  expect(session.rules).toEqual([]);
});
