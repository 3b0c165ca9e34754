/**
 * The single policies of an answer: it may have several headers, and each of them several policies with a comma between
 * them. A browser enforces all of them.
 *
 * @param values of all its `Content-Security-Policy` headers
 */
export function splitPolicies(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(',').map((policy) => policy.trim())).filter(Boolean);
}

/** The names of a policy's directives, in lower case, in their order. */
export function directivesOf(policy: string): string[] {
  return listDirectives(policy).map((directive) => nameOf(directive));
}

/** True when one of the policies says who may frame the page. */
export function limitsFrames(policies: readonly string[]): boolean {
  return policies.some((policy) => directivesOf(policy).includes('frame-ancestors'));
}

/**
 * Policies without `frame-ancestors`, the one directive that keeps our own frame out; everything else stays word for
 * word. In the form of one header; '' when nothing is left.
 *
 * @returns undefined when the policies cannot be repeated for another answer, because a nonce in them is made anew each time
 */
export function withoutFrameAncestors(policies: readonly string[]): string | undefined {
  if (policies.some((policy) => /'nonce-/i.test(policy))) return undefined;
  return policies
    .map((policy) =>
      listDirectives(policy)
        .filter((directive) => nameOf(directive) !== 'frame-ancestors')
        .join('; '),
    )
    .filter((policy) => policy !== '')
    .join(', ');
}

function listDirectives(policy: string): string[] {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '');
}

function nameOf(directive: string): string {
  return (directive.split(/\s/, 1)[0] ?? '').toLowerCase();
}
