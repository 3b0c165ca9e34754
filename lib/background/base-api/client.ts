import { ofetch } from 'ofetch';
import type { z } from 'zod';
import { FailureError, type Failure } from '@/lib/model/failure';
import { readJson } from '@/lib/text/read-json';
import { noteBaseTime } from './base-clock';
import { endOfBlock } from './budget';
import { envelopeSchema } from './schemas';
import { bodyOf, noteProtocol, useFreshConnections } from './send-once';
import { readWarsawTime } from './warsaw-time';

const connector = 'https://api.baselinker.com/connector.php';

/**
 * Clients in the wild wait 10 to 120 s (base-api.md §1); a page of 100 orders takes a few. Less than 30 s, after
 * which Firefox puts an event page to sleep that only waits: whoever asked would never be answered (seen in ESR 153).
 */
const longestWait = 25_000;

/** Assumed length of a block whose time cannot be read: one measured client never resumes sooner (base-api.md §1). */
const unreadableBlock = 65_000;
/** `ERROR_USER_ACCOUNT_BLOCKED` lasted about five minutes when it was seen (base-api.md §1, 2021). */
const accountBlock = 300_000;

/** One request to Base. */
export interface Question<T> {
  token: string;
  /** E.g. `getOrders`. */
  method: string;
  parameters?: Record<string, string | number | boolean>;
  schema: z.ZodType<T>;
}

/** Base understood the question and refused it. */
export class RefusalError extends FailureError {}

/**
 * Asks Base once. Whoever calls has a place in the token's budget; nothing here retries.
 *
 * @throws FailureError offline · tokenRejected · tokenBlocked · unexpectedAnswer; never with the token or with
 * anything of the answer's content in it; a RefusalError where Base itself said no
 */
export async function askBase<T>({ token, method, parameters = {}, schema }: Question<T>): Promise<T> {
  // What no header can carry is no token: a request with it is never sent, which looks as if there were no network.
  if (!/^[\x20-\x7e]+$/.test(token)) throw new RefusalError({ kind: 'tokenRejected' });
  const body = await post(token, method, parameters);
  // Base's gateway answers 502 with HTML (base-api.md §1).
  const envelope = envelopeSchema.safeParse(readJson(body.text));
  if (!envelope.success) {
    throw unexpected(method, body.status === 200 ? 'not an answer of Base' : `HTTP ${String(body.status)}`);
  }
  if (envelope.data.status === 'ERROR') {
    const { error_code, error_message } = envelope.data;
    throw new RefusalError(toFailure(method, error_code, error_message, body.sentAt));
  }
  const answer = schema.safeParse(envelope.data);
  if (!answer.success) {
    const issue = answer.error.issues[0];
    throw unexpected(method, issue ? `${issue.path.join('.')}: ${issue.code}` : 'unreadable');
  }
  return answer.data;
}

async function post(token: string, method: string, parameters: object) {
  await useFreshConnections(connector);
  const form = new URLSearchParams({ method, parameters: JSON.stringify(parameters) });
  const { body, headers } = bodyOf(method, form);
  try {
    const response = await ofetch.raw(connector, {
      method: 'POST',
      headers: { ...headers, 'X-BLToken': token },
      body,
      credentials: 'omit',
      // Base redirects nobody: whoever else does is not to be shown the token.
      redirect: 'error',
      responseType: 'text',
      retry: 0,
      // Not ofetch's `timeout`, which ends with the headers: a body may fall silent too.
      signal: AbortSignal.timeout(longestWait),
      ignoreResponseError: true,
    });
    noteProtocol(connector);
    const sentAt = Date.parse(response.headers.get('date') ?? '') || undefined;
    // Without a database nothing is deleted by age either.
    if (sentAt !== undefined) await noteBaseTime(sentAt, Date.now()).catch(() => undefined);
    return { status: response.status, text: response._data ?? '', sentAt };
  } catch {
    // Whatever keeps an answer from coming whole: no network, a reset, half a body, a redirect, the time-out.
    throw new FailureError({ kind: 'offline' });
  }
}

function unexpected(method: string, what: string): FailureError {
  return new FailureError({ kind: 'unexpectedAnswer', report: `${method}: ${what}` });
}

/**
 * Maps an error code of Base to a failure. No official list of codes exists (base-api.md §1): an unknown one is reported
 * by its code.
 *
 * @param sentAt Unix ms, by Base's clock
 */
function toFailure(method: string, code: string, message: string, sentAt: number | undefined): Failure {
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
      return { kind: 'unexpectedAnswer', report: `${method}: ${code}` };
  }
}

/** When a block ends, Unix ms by our clock; after `usual` ms where Base does not say. `sentAt`: by Base's clock. */
function readEnd(message: string, usual: number, sentAt: number | undefined): number {
  const now = Date.now();
  const until = readWarsawTime(message, sentAt ?? now);
  return until === undefined ? now + usual : endOfBlock(until, now, sentAt);
}
