import { ApiError } from './api-error.ts';
import { writeWarsawTime } from './warsaw-time.ts';

const requestsPerMinute = 100;
const minute = 60_000;

/** One block of the token, in unix ms. A request during the block moves `until`. */
export interface Block {
  at: number;
  until: number;
}

/**
 * The limit of one token: 100 requests in any 60 seconds. One more blocks the token for about a minute, and each
 * request during the block prolongs it (base-api.md §1; the exact duration is not known).
 */
export class RequestLimit {
  readonly blocks: Block[] = [];
  /** Unix ms of the last 100 accepted requests, as a ring buffer. */
  #times: number[] = [];
  #oldest = 0;

  /** Counts a request at `now` (unix ms). Throws the error that Base sends if the limit is exceeded. */
  admit(now: number): void {
    const last = this.blocks.at(-1);
    if (last !== undefined && now < last.until) {
      last.until = endOfBlock(now);
      throw refusal(last.until);
    }
    if (now - (this.#times[this.#oldest] ?? -Infinity) < minute) {
      const block = { at: now, until: endOfBlock(now) };
      this.blocks.push(block);
      throw refusal(block.until);
    }
    this.#times[this.#oldest] = now;
    this.#oldest = (this.#oldest + 1) % requestsPerMinute;
  }
}

/** Rounded to a whole second, because the error message has no smaller unit. */
function endOfBlock(now: number): number {
  return Math.ceil(now / 1000) * 1000 + minute;
}

function refusal(until: number): ApiError {
  const message = `Query limit exceeded, token blocked until ${writeWarsawTime(until)}`;
  return new ApiError('ERROR_BLOCKED_TOKEN', message);
}
