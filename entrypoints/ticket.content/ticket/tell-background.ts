import type { Reply } from '@/lib/messages/reply';

/** The first wait before something is told again, and the longest, ms. */
const firstWait = 2_000;
const longestWait = 60_000;

interface Telling {
  tell: () => Promise<Reply<null>>;
  /** False once it does not count any more: another ticket is on the page. */
  isNews: () => boolean;
  later: (act: () => void, wait: number) => void;
}

/**
 * Tells the background something of the ticket on the page. What it cannot take now, with its storage full or its database
 * busy, is told again while it still counts: else the panel would wait for a ticket that nobody knows of.
 *
 * @throws what `tell` throws the first time: the background is gone
 */
export async function tellBackground(
  { tell, isNews, later }: Telling,
  onHeard: () => void = () => undefined,
  wait = firstWait,
): Promise<void> {
  const { ok } = await tell();
  if (ok) onHeard();
  else if (isNews()) {
    later(() => {
      if (!isNews()) return;
      // Gone by now: the next thing that is told says so.
      tellBackground({ tell, isNews, later }, onHeard, Math.min(2 * wait, longestWait)).catch(
        () => undefined,
      );
    }, wait);
  }
}
