import type { Browser } from 'wxt/browser';
import { directivesOf, withoutFrameAncestors } from './frame-policy';

type Rule = Browser.declarativeNetRequest.Rule;

/** What may be framed, where, and under which policies. */
export interface FrameAccess {
  /** The helpdesk's. */
  host: string;
  tabIds: readonly number[];
  /** The policies of one answer each, as its pages have had them. */
  policies: readonly (readonly string[])[];
}

const xFrameOptions = { header: 'x-frame-options', operation: 'remove' as const };
const policyHeader = 'content-security-policy';

/** Every directive that there is (W3C, Content Security Policy Level 3 and its neighbours, 2026-11), and old ones. */
const knownDirectives = [
  ...['base-uri', 'block-all-mixed-content', 'child-src', 'connect-src', 'default-src', 'fenced-frame-src'],
  ...['font-src', 'form-action', 'frame-ancestors', 'frame-src', 'img-src', 'manifest-src', 'media-src'],
  ...['navigate-to', 'object-src', 'plugin-types', 'prefetch-src', 'report-to', 'report-uri'],
  ...['require-sri-for', 'require-trusted-types-for', 'sandbox', 'script-src', 'script-src-attr'],
  ...['script-src-elem', 'style-src', 'style-src-attr', 'style-src-elem', 'trusted-types'],
  ...['upgrade-insecure-requests', 'webrtc', 'worker-src'],
];

/**
 * The rules that let our own frame hold the helpdesk in Chrome. A rule replaces the policy of an answer, so it applies to
 * answers only that have exactly the policy it was made of: an attachment that is kept in a sandbox stays there.
 *
 * `X-Frame-Options` goes by itself, for it says nothing else than who may frame.
 *
 * @param own the host of our extension's pages
 */
export function frameRules({ host, tabIds, policies }: FrameAccess, own: string): Rule[] {
  if (tabIds.length === 0) return [];
  const condition: Rule['condition'] = {
    resourceTypes: ['sub_frame'],
    requestDomains: [host],
    // Who loads the frame: a page of ours, or the helpdesk that it already holds.
    initiatorDomains: [own, host],
    tabIds: [...tabIds],
  };
  const lifted = policies.flatMap((single) => {
    const value = withoutFrameAncestors(single);
    return value === undefined ? [] : [{ single, value }];
  });
  return [
    { id: 1, condition, action: { type: 'modifyHeaders', responseHeaders: [xFrameOptions] } },
    ...lifted.map(({ single, value }, index): Rule => ({
      id: index + 2,
      condition: { ...condition, ...onlyWith(single) },
      action: {
        type: 'modifyHeaders',
        responseHeaders: [
          value === ''
            ? { header: policyHeader, operation: 'remove' }
            : { header: policyHeader, operation: 'set', value },
        ],
      },
    })),
  ];
}

/**
 * The condition that an answer has these policies and no others. The browser compares each policy of an answer by itself
 * (run in Chromium 156, 2026-11), so another beside them is told by a directive that none of them has, or begins with.
 */
function onlyWith([first = '', ...others]: readonly string[]) {
  const found = [first, ...others].map(directivesOf);
  const firsts = found.flatMap(([begins]) => begins ?? []);
  const absent = knownDirectives.filter((name) => !isAmong(name, found.flat()));
  const neverFirst = knownDirectives.filter((name) => !isAmong(name, firsts));
  const anywhere = absent.flatMap((name) => [`*;${name}*`, `*; ${name}*`]);
  return {
    responseHeaders: [{ header: policyHeader, values: [literal(first)] }],
    excludedResponseHeaders: [
      { header: policyHeader, values: [...neverFirst.map((name) => `${name}*`), ...anywhere] },
      // Excluded unless one of the answer's policies is this one.
      ...others.map((policy) => ({ header: policyHeader, values: ['*'], excludedValues: [literal(policy)] })),
    ],
  };
}

/** True also for the beginning of a name among them, which no pattern here tells from the name. */
function isAmong(name: string, names: readonly string[]): boolean {
  return names.some((found) => found.startsWith(name));
}

/** A text as a pattern that matches nothing else: `*`, `?` and `\` have a meaning there. */
function literal(text: string): string {
  return text.replace(/[\\*?]/g, String.raw`\$&`);
}
