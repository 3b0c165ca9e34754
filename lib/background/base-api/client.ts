import type * as z from 'zod/mini';
import { FailureError, type Failure } from '@/lib/model/failure';
import { readJson } from '@/lib/text/read-json';
import { noteBaseTime } from './base-clock';
import { endOfBlock } from './budget';
import { describeIssue } from './describe-issue';
import { envelopeSchema } from './schemas';
import { bodyOf, noteProtocol, useFreshConnections } from './send-once';
import { readWarsawTime } from './warsaw-time';

const connector = 'https://api.baselinker.com/connector.php';

/**
 * Time-out of a request (ms). Clients in the wild wait 10 to 120 s (base-api.md §1); a page of 100 orders takes a few
 * seconds. It must be below 30 s: after 30 s of mere waiting Firefox stops an event page, and the caller would never
 * get an answer (seen in ESR 153).
 */
const longestWait = 25_000;

/**
 * Assumed length of a block whose end cannot be read (ms): one measured client never resumes sooner (base-api.md §1).
 */
const unreadableBlock = 65_000;
/** `ERROR_USER_ACCOUNT_BLOCKED` lasted about five minutes when it was seen (base-api.md §1, 2021), ms. */
const accountBlock = 300_000;

/** The parameters of a method of Base. */
export type Parameters = Record<string, string | number | boolean | readonly number[]>;

/** One request to Base. */
export interface Question<T> {
  token: string;
  /** E.g. `getOrders`. */
  method: string;
  parameters?: Parameters;
  schema: z.ZodMiniType<T>;
}

/** Base understood the question and refused it. */
export class RefusalError extends FailureError {}

/**
 * Sends one request to Base, without retries. The caller has reserved it in the token's budget.
 *
 * @throws FailureError offline · tokenRejected · tokenBlocked · unexpectedAnswer, whose report has the HTTP status,
 * Base's error code or the path of what could not be read: never the token, and no value from the answer. A
 * RefusalError where Base itself said no
 */
export async function askBase<T>({ token, method, parameters = {}, schema }: Question<T>): Promise<T> {
  // A token with characters that a header cannot carry is invalid. A request with it would fail as if there were no
  // network.
  if (!/^[\x20-\x7e]+$/.test(token)) throw new RefusalError({ kind: 'tokenRejected' });
  const body = await post(token, method, parameters);
  // Base's gateway answers 502 with HTML (base-api.md §1).
  const envelope = envelopeSchema.safeParse(readJson(body.text));
  if (!envelope.success) {
    throw unexpected(method, body.status === 200 ? 'not an answer of Base' : `HTTP ${String(body.status)}`);
  }
  if (envelope.data.status === 'ERROR') {
    const { error_code, error_message } = envelope.data;
    throw new RefusalError(failureOfCode(method, error_code, error_message, body.sentAt));
  }
  const answer = schema.safeParse(envelope.data);
  if (!answer.success) throw unexpected(method, describeIssue(answer.error));
  return answer.data;
}

async function post(token: string, method: string, parameters: object) {
  await useFreshConnections(connector);
  const form = new URLSearchParams({ method, parameters: JSON.stringify(parameters) });
  const { headers, ...sent } = bodyOf(method, form);
  try {
    const response = await fetch(connector, {
      method: 'POST',
      headers: { ...headers, 'X-BLToken': token },
      ...sent,
      credentials: 'omit',
      // Base never redirects. Another server that does must not get the token.
      redirect: 'error',
      // Ends a body that stalls, too.
      signal: AbortSignal.timeout(longestWait),
    });
    const text = await response.text();
    noteProtocol(connector);
    const sentAt = Date.parse(response.headers.get('date') ?? '') || undefined;
    // May fail: without a database nothing is deleted by age either, so the time is not needed.
    if (sentAt !== undefined) await noteBaseTime(sentAt, Date.now()).catch(() => undefined);
    return { status: response.status, text, sentAt };
  } catch {
    // Anything that prevents a complete answer: no network, a reset, half a body, a redirect, the time-out.
    throw new FailureError({ kind: 'offline' });
  }
}

function unexpected(method: string, what: string): FailureError {
  return new FailureError({ kind: 'unexpectedAnswer', report: `${method}: ${what}` });
}

/**
 * Maps an error code of Base to a failure. No official list of codes exists (base-api.md §1): an unknown one is
 * reported by its code.
 *
 * @param sentAt Unix ms, by Base's clock
 */
function failureOfCode(method: string, code: string, message: string, sentAt: number | undefined): Failure {
  switch (code) {
    case 'ERROR_BAD_TOKEN':
    case 'ERROR_EMPTY_TOKEN':
      return { kind: 'tokenRejected' };
    case 'ERROR_BLOCKED_TOKEN':
    case 'ERROR_RATE_LIMIT':
      return { kind: 'tokenBlocked', until: readEnd(message, unreadableBlock, sentAt) };
    case 'ERROR_USER_ACCOUNT_BLOCKED':
      return { kind: 'tokenBlocked', until: readEnd(message, accountBlock, sentAt) };
    default:
      return { kind: 'unexpectedAnswer', report: `${method}: ${isCode(code) ? code : 'another error'}` };
  }
}

/** True for a text that looks like a code of Base. Any other text may contain a secret, such as the token. */
function isCode(text: string): boolean {
  return /^ERROR_[A-Z_]{1,40}$/.test(text);
}

/**
 * Returns when a block ends, Unix ms by our clock. If Base's message names no time, it ends `usual` ms from now.
 * `sentAt` is Unix ms by Base's clock.
 */
function readEnd(message: string, usual: number, sentAt: number | undefined): number {
  const now = Date.now();
  const until = readWarsawTime(message, sentAt ?? now);
  return until === undefined ? now + usual : endOfBlock(until, now, sentAt);
}
