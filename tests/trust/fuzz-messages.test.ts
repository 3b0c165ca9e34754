import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerSchema, fillStorage, send, startBackground } from './background-world';
import { countsOf, seed, sized } from './campaign';
import { rights } from './message-rights';
import { damaged, findUnsound } from './odd-values';
import { listSenders, mounted } from './senders';

const senders = listSenders();

// Its modules are loaded then.
beforeAll(startBackground, 60_000);
beforeEach(async () => {
  await fillStorage();
  await send('panelMounted', { key: mounted.key }, senders[0]?.sender ?? {});
});

describe('data of any shape, from who may send it, is answered with a value or a failure of the closed list', () => {
  it.for(rights)('%s', async ([name, right], { task }) => {
    const counts = countsOf(task);
    const sender = senders.find(({ tier }) => tier === right.from[0])?.sender ?? {};
    await fc.assert(
      fc.asyncProperty(damaged(right.data), async (data) => {
        counts.inputs += 1;
        const answer = answerSchema.parse(await send(name, data, sender));
        if (!answer.res.ok) counts.faults += 1;
        expect(findUnsound(answer)).toBeUndefined();
        if (name === 'panelMounted') await send(name, right.data, sender);
      }),
      { seed, numRuns: sized(12, 300) },
    );
  });
});
