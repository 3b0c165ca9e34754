import { describe, expect, it } from 'vitest';
import { frameRules } from './frame-rules';

const policy = "default-src 'self'; img-src *; frame-ancestors 'self'";
const access = { host: 'app.responso.com', tabIds: [7], policies: [[policy]] };

/** As Chromium compares (run in Chromium 156, 2026-11): each policy of an answer by itself, whatever its case. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.match(/\\.|[\s\S]/g) ?? [];
  const source = parts.map((part) =>
    part === '*' ? '.*' : part === '?' ? '.' : part.slice(-1).replace(/[^\w ]/, String.raw`\$&`),
  );
  return new RegExp(`^${source.join('')}$`, 'i').test(text);
}

/** The policy that an answer has in the end. */
function edited(policies: string[], rules = frameRules(access, 'own')): string[] {
  const isFound = ({ values = [], excludedValues = [] }: { values?: string[]; excludedValues?: string[] }) =>
    policies.some((single) => values.some((pattern) => matches(pattern, single))) &&
    !policies.some((single) => excludedValues.some((pattern) => matches(pattern, single)));
  const rule = rules.find(
    ({ condition }) =>
      condition.responseHeaders?.some(isFound) && !condition.excludedResponseHeaders?.some(isFound),
  );
  const header = rule?.action.responseHeaders?.[0];
  return header ? [header.value ?? ''] : policies;
}

describe('the rules of a frame', () => {
  it('are none while no frame is open', () => {
    expect(frameRules({ ...access, tabIds: [] }, 'own')).toEqual([]);
  });

  it('are for our frame in its tab, and for the helpdesk that it holds', () => {
    for (const { condition } of frameRules(access, 'own'))
      expect(condition).toMatchObject({
        resourceTypes: ['sub_frame'],
        requestDomains: ['app.responso.com'],
        initiatorDomains: ['own', 'app.responso.com'],
        tabIds: [7],
      });
  });

  it('touch no policy that was not seen', () => {
    expect(
      frameRules({ ...access, policies: [] }, 'own').flatMap(({ action }) => action.responseHeaders),
    ).toEqual([{ header: 'x-frame-options', operation: 'remove' }]);
  });

  it.each([
    [[policy], ["default-src 'self'; img-src *"]],
    [["frame-ancestors 'self'"], ['']],
    [["img-src *; frame-ancestors 'self'", "default-src 'self'"], ["img-src *, default-src 'self'"]],
    [["script-src-elem 'self'; frame-ancestors 'self'"], ["script-src-elem 'self'"]],
    [
      [String.raw`img-src https://*.example?a\b; frame-ancestors *`],
      [String.raw`img-src https://*.example?a\b`],
    ],
  ])('take only frame-ancestors from %s', (policies, left) => {
    expect(edited(policies, frameRules({ ...access, policies: [policies] }, 'own'))).toEqual(left);
  });

  it.each([
    [['sandbox allow-scripts']],
    [["sandbox; frame-ancestors 'self'"]],
    [[policy, 'sandbox']],
    [['sandbox', policy]],
    [[policy, "script-src 'none'"]],
    [[policy, "img-src 'none'"]],
    [[`${policy}; sandbox`]],
    [[policy.replace('img-src *', "img-src 'none'")]],
    [["default-src 'self'; img-src *"]],
  ])('leave %s whole', (policies) => {
    expect(edited(policies)).toEqual(policies);
  });

  it('do not leave out one of several policies', () => {
    const both = frameRules({ ...access, policies: [[policy, "default-src 'none'"]] }, 'own');
    expect(edited([policy], both)).toEqual([policy]);
  });

  it('repeat no nonce', () => {
    const once = "script-src 'nonce-abc'; frame-ancestors 'self'";
    expect(frameRules({ ...access, policies: [[once]] }, 'own')).toHaveLength(1);
  });
});
