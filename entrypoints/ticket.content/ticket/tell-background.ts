import type { Reply } from '@/lib/messages/reply';

/** The first and the longest wait before a report is repeated, ms. */
const firstWait = 2_000;
const longestWait = 60_000;

interface Telling {
  tell: () => Promise<Reply<null>>;
  /** False once the report is outdated, because another ticket is on the page. */
  isNews: () => boolean;
  later: (act: () => void, wait: number) => void;
}

/**
 * Reports the ticket on the page to the background. If the background cannot take it now (storage full, database busy),
 * the report is repeated while it is not outdated. Otherwise the panel would wait for a ticket that nobody knows.
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
      // If the background is gone by now, the next report says so.
      tellBackground({ tell, isNews, later }, onHeard, Math.min(2 * wait, longestWait)).catch(
        () => undefined,
      );
    }, wait);
  }
}
