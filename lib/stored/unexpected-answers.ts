import { z } from 'zod';
import { storedItem } from './stored-item';

/** More than these last ones tell the makers nothing new. */
const most = 5;

/** What was odd in the last answers of Base that nobody could use, as the failure `unexpectedAnswer` says it. */
export const unexpectedAnswers = storedItem('local:unexpectedAnswers', z.array(z.string()), []);

/** Keeps what was odd, for the report that the user can copy. */
export async function noteUnexpected(report: string): Promise<void> {
  const others = (await unexpectedAnswers.read()).filter((other) => other !== report);
  await unexpectedAnswers.write([...others, report.slice(0, 300)].slice(-most));
}
