/** Who asks Base: an agent who waits for the answer, or the sync, which can. */
export type Lane = 'interactive' | 'sync';
