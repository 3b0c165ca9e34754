import * as z from 'zod/mini';
import { createTurns } from '@/lib/async/in-turn';
import { storedItem } from './stored-item';

/** How many reports are kept: more would tell the developers nothing new. */
const most = 5;
/** Reports are cut at this length (characters). */
const longest = 300;

const inTurn = createTurns();

/** Reports of the last answers of Base that could not be used, and of failed work that nobody waited for. */
export const unexpectedAnswers = storedItem('local:unexpectedAnswers', z.array(z.string()), [], 1);

/** Keeps what was odd, for the report that the user can copy. */
export function noteUnexpected(report: string): Promise<void> {
  const cut = report.slice(0, longest);
  return inTurn(async () => {
    const others = (await unexpectedAnswers.read()).filter((other) => other !== cut);
    await unexpectedAnswers.write([...others, cut].slice(-most));
  });
}
