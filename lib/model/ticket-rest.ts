/**
 * A ticket is at rest when nothing of it has changed for this long (ms). A long ticket is not drawn all at once, and
 * what comes last may name another order. Rules act by themselves on tickets at rest only.
 */
export const restsAfter = 2_000;
