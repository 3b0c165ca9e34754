/**
 * A Content-Security-Policy without `frame-ancestors`, the one directive that keeps our own frame out; everything else
 * stays word for word, also where several policies stand in one header.
 *
 * @returns undefined when the policy cannot be said again for another answer, because a nonce in it is made anew each time
 */
export function withoutFrameAncestors(policy: string): string | undefined {
  if (/'nonce-/i.test(policy)) return undefined;
  return policy
    .split(',')
    .map((single) =>
      single
        .split(';')
        .map((directive) => directive.trim())
        .filter((directive) => directive !== '' && !/^frame-ancestors(?:\s|$)/i.test(directive))
        .join('; '),
    )
    .filter((single) => single !== '')
    .join(', ');
}
