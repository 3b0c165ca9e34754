import { ApiError } from './api-error.ts';
import { writeWarsawTime } from './warsaw-time.ts';

const requestsPerMinute = 100;
const minute = 60_000;

/** A time the token was blocked, in unix ms. `until` moves when a call comes in meanwhile. */
export interface Block {
  at: number;
  until: number;
}

/**
 * The limit of one token: 100 requests in any 60 seconds. One more blocks the token for about a minute, and every
 * call during the block prolongs it (base-api.md §1; how long exactly is not known).
 */
export class RequestLimit {
  readonly blocks: Block[] = [];
  /** Unix ms of the last 100 requests let through, as a ring. */
  #times: number[] = [];
  #oldest = 0;

  /** Counts a request at `now` (unix ms), or throws the refusal that Base sends. */
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

/** On a whole second, as the refusal's text has no smaller unit. */
function endOfBlock(now: number): number {
  return Math.ceil(now / 1000) * 1000 + minute;
}

function refusal(until: number): ApiError {
  const message = `Query limit exceeded, token blocked until ${writeWarsawTime(until)}`;
  return new ApiError('ERROR_BLOCKED_TOKEN', message);
}
