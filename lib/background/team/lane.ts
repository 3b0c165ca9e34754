/** Who asks Base: an agent who waits for the answer, or the sync, which nobody waits for. */
export type Lane = 'interactive' | 'sync';
