import { z } from 'zod';
import { createTurns } from '@/lib/async/in-turn';
import { storedItem } from './stored-item';

/** More than these last ones tell the developers nothing new. */
const most = 5;

const inTurn = createTurns();

/** What was odd in the last answers of Base that nobody could use, and what failed with nobody waiting for it. */
export const unexpectedAnswers = storedItem('local:unexpectedAnswers', z.array(z.string()), [], 1);

/** Keeps what was odd, for the report that the user can copy. */
export function noteUnexpected(report: string): Promise<void> {
  return inTurn(async () => {
    const others = (await unexpectedAnswers.read()).filter((other) => other !== report);
    await unexpectedAnswers.write([...others, report.slice(0, 300)].slice(-most));
  });
}
