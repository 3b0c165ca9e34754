import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { allowedHost, allowedTabs, allowFrame, forbidFrames, learnPolicies } from './frame-access';
import { fakeSessionRules } from '@/tests/fixtures/session-rules';

let session: ReturnType<typeof fakeSessionRules>;
const host = 'app.responso.com';
const policies = ["default-src 'self'; frame-ancestors 'self'"];

beforeEach(() => {
  fakeBrowser.reset();
  session = fakeSessionRules();
});

it('allows a frame without asking the helpdesk, which may be slow', async () => {
  await Promise.all([allowFrame(7, host), allowFrame(8, host)]);
  expect(await allowedTabs()).toEqual([7, 8]);
  expect(await allowedHost()).toBe(host);
  expect(session.rules).toHaveLength(1);
});

it('learns a policy once, also for the frames that come later', async () => {
  await allowFrame(7, host);
  expect(await learnPolicies(policies)).toBe(true);
  expect(await learnPolicies(policies)).toBe(false);
  await forbidFrames(() => Promise.resolve(false));
  expect([await allowedTabs(), await allowedHost(), session.rules]).toEqual([[], undefined, []]);
  await allowFrame(9, host);
  expect(session.rules.map(({ condition }) => condition.tabIds)).toEqual([[9], [9]]);
});

it('takes no policy to another host, and keeps a limited number', async () => {
  await allowFrame(7, host);
  for (let at = 0; at < 50; at += 1)
    await learnPolicies([`report-uri /${String(at)}; frame-ancestors 'self'`]);
  expect(session.rules.length).toBeLessThan(20);
  await allowFrame(7, 'panel.responso.com');
  expect(session.rules).toHaveLength(1);
});

it('closes no frame that opens while the former one is asked for', async () => {
  await allowFrame(7, host);
  // The page before says late that its inbox has gone, when the next one has opened its own.
  const late = forbidFrames(() => Promise.resolve(false));
  const opened = allowFrame(7, host);
  await Promise.all([late, opened]);
  expect(await allowedTabs()).toEqual([7]);
});

it('sets the rules again that somebody has taken', async () => {
  await allowFrame(7, host);
  session.rules = [];
  await allowFrame(7, host);
  expect(session.rules).toHaveLength(1);
});
