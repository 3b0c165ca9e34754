import { beforeEach, expect, it, vi } from 'vitest';
import type { Reply } from '@/lib/messages/reply';
import { tellBackground } from './tell-background';

const refused: Reply<null> = { ok: false, failure: { kind: 'storageFull' } };
const taken: Reply<null> = { ok: true, value: null };
let waits: { act: () => void; wait: number }[];
const later = (act: () => void, wait: number) => void waits.push({ act, wait });

beforeEach(() => {
  waits = [];
});

it('what the background could not take is told again, later each time, until it has', async () => {
  const replies = [refused, refused, refused, taken];
  const tell = vi.fn(() => Promise.resolve(replies.shift() ?? taken));
  const onHeard = vi.fn();
  await tellBackground({ tell, isNews: () => true, later }, onHeard);
  for (const [index, wait] of [2_000, 4_000, 8_000].entries()) {
    expect(onHeard).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(waits).toHaveLength(index + 1));
    expect(waits[index]?.wait).toBe(wait);
    waits[index]?.act();
  }
  await vi.waitFor(() => expect(onHeard).toHaveBeenCalledTimes(1));
  expect(waits).toHaveLength(3);
});

it('and not once another ticket is on the page', async () => {
  const tell = vi.fn(() => Promise.resolve(refused));
  let isNews = true;
  await tellBackground({ tell, isNews: () => isNews, later });
  isNews = false;
  waits[0]?.act();
  expect(tell).toHaveBeenCalledTimes(1);
  await tellBackground({ tell, isNews: () => isNews, later });
  expect(waits).toHaveLength(1);
});
