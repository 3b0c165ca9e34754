/** Tells whether somebody is at work: databases, servers and encryption work beside the simulated clock. */
export const unrest = {
  /** Grows with everything that happens. */
  events: 0,
  /** Work that has begun and not ended. */
  underway: 0,
};

// Encryption is done by other threads.
for (const name of Object.getOwnPropertyNames(SubtleCrypto.prototype)) {
  const method: unknown = Reflect.get(SubtleCrypto.prototype, name);
  if (name === 'constructor' || typeof method !== 'function') continue;
  Reflect.set(SubtleCrypto.prototype, name, function (this: SubtleCrypto, ...wish: unknown[]) {
    unrest.underway += 1;
    const work: unknown = Reflect.apply(method, this, wish);
    return Promise.resolve(work).finally(() => {
      unrest.underway -= 1;
      unrest.events += 1;
    });
  });
}
