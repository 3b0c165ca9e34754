/**
 * Splits the policies of an answer. It may have several headers, and each header several policies separated by commas.
 * A browser enforces all of them.
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
 * Removes `frame-ancestors` from policies, the one directive that keeps our own frame out. Everything else stays word
 * for word. Returns the value of one header; '' when nothing is left.
 *
 * @returns undefined when a policy has a nonce: it is new in each answer, so the policies cannot be repeated for
 * another one
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
