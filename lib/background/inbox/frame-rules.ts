import type { Browser } from 'wxt/browser';
import { directivesOf, withoutFrameAncestors } from './frame-policy';

type Rule = Browser.declarativeNetRequest.Rule;

/** What may be framed, where, and under which policies. */
export interface FrameAccess {
  /** The helpdesk's. */
  host: string;
  tabIds: readonly number[];
  /** One entry for each answer that was seen: its policies. */
  policies: readonly (readonly string[])[];
}

const xFrameOptions = { header: 'x-frame-options', operation: 'remove' as const };
const policyHeader = 'content-security-policy';

/** All directives that exist (W3C, Content Security Policy Level 3 and its neighbours, 2026-11), and obsolete ones. */
const knownDirectives = [
  ...['base-uri', 'block-all-mixed-content', 'child-src', 'connect-src', 'default-src', 'fenced-frame-src'],
  ...['font-src', 'form-action', 'frame-ancestors', 'frame-src', 'img-src', 'manifest-src', 'media-src'],
  ...['navigate-to', 'object-src', 'plugin-types', 'prefetch-src', 'report-to', 'report-uri'],
  ...['require-sri-for', 'require-trusted-types-for', 'sandbox', 'script-src', 'script-src-attr'],
  ...['script-src-elem', 'style-src', 'style-src-attr', 'style-src-elem', 'trusted-types'],
  ...['upgrade-insecure-requests', 'webrtc', 'worker-src'],
];

/**
 * Makes the rules that let our own frame show the helpdesk in Chrome. A rule replaces the policies of an answer, so it
 * applies only to answers with exactly the policies that it was made for. An attachment that its policy keeps in a
 * sandbox stays there.
 *
 * `X-Frame-Options` has a rule of its own, because that header says only who may frame the page.
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
 * Makes the condition that an answer has exactly these policies. The browser compares each policy of an answer on its
 * own (run in Chromium 156, 2026-11). So another policy is recognised by a directive that none of these policies
 * contains, or that none of them begins with.
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
      // Excludes answers without this policy.
      ...others.map((policy) => ({ header: policyHeader, values: ['*'], excludedValues: [literal(policy)] })),
    ],
  };
}

/** True when one of the names is this one or begins with it: the patterns here cannot tell these cases apart. */
function isAmong(name: string, names: readonly string[]): boolean {
  return names.some((found) => found.startsWith(name));
}

/** Makes a pattern that matches this text only: `*`, `?` and `\` have a meaning in patterns. */
function literal(text: string): string {
  return text.replace(/[\\*?]/g, String.raw`\$&`);
}
