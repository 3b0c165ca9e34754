import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Shop } from '../shop/shop.ts';
import { Account } from './account.ts';
import { ApiError } from './api-error.ts';
import { Faults, isCarriedOut } from './faults.ts';
import { methods } from './methods.ts';
import { parseParameters } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { RequestLimit } from './request-limit.ts';
import { sendWithFault } from './send-with-fault.ts';

/** A body of the API: `status`, and the method's fields or the error's code and message. */
export type Answer =
  | { status: 'SUCCESS'; [field: string]: unknown }
  | { status: 'ERROR'; error_code: string; error_message: string };

/** A request that reached the account, refused or not; one that a fault swallowed did not. */
export interface SeenRequest {
  /** Unix ms. */
  at: number;
  method: string;
  parameters: Parameters;
  /** The answer's error code; absent when the request succeeded. */
  error?: string;
}

interface BaseApiWish {
  accounts: {
    token: string;
    shop: Shop;
    /** Whether the account has switched the journal on; off unless said. */
    journal?: boolean;
  }[];
  /** Unix ms. */
  now: () => number;
}

/** What belongs to one token: the account's state, and what the stand-in has seen of its clients. */
interface Seat {
  account: Account;
  limit: RequestLimit;
  requests: SeenRequest[];
  /** False: the token is refused as one that never was. */
  isOn: boolean;
  refuses: Refusal;
}

/** Whether Base says no to a question, for as long as it pleases. */
type Refusal = (method: string, parameters: Parameters) => boolean;

/**
 * A stand-in for Base's API as base-api.md describes it. `app` serves `POST /connector.php`; `answer` is the same
 * without HTTP and without faults, for simulations that call it a hundred thousand times.
 */
export function createBaseApi({ accounts, now }: BaseApiWish) {
  const seats = new Map<string, Seat>(
    accounts.map(({ token, shop, journal = false }) => [
      token,
      {
        account: new Account(shop, journal, now),
        limit: new RequestLimit(),
        requests: [],
        isOn: true,
        refuses: () => false,
      },
    ]),
  );
  const faults = new Faults();

  function answer(token: string, method: string, parameters: Parameters): Answer {
    return admit(token, method, () => parameters);
  }

  function admit(token: string, method: string, readParameters: () => Parameters): Answer {
    try {
      if (token === '') throw new ApiError('ERROR_EMPTY_TOKEN', '');
      const seat = seats.get(token);
      if (seat === undefined || !seat.isOn) throw new ApiError('ERROR_BAD_TOKEN', 'Invalid user token');
      return perform(seat, method, readParameters);
    } catch (error) {
      return writeError(error);
    }
  }

  function perform(seat: Seat, method: string, readParameters: () => Parameters): Answer {
    const at = now();
    const seen: SeenRequest = { at, method, parameters: {} };
    seat.requests.push(seen);
    try {
      seen.parameters = readParameters();
      seat.limit.admit(at);
      const run = methods.get(method);
      if (run === undefined) throw new ApiError('ERROR_UNKNOWN_METHOD', '');
      if (seat.refuses(method, seen.parameters)) throw new ApiError('ERROR_INTERNAL', '');
      return { status: 'SUCCESS', ...run(seat.account, seen.parameters, at) };
    } catch (error) {
      if (error instanceof ApiError) seen.error = error.code;
      throw error;
    }
  }

  function requireSeat(token: string): Seat {
    const seat = seats.get(token);
    if (seat === undefined) throw new Error('The stand-in has no account with this token');
    return seat;
  }

  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.post('/connector.php', async (context) => {
    // Empty unless the body is form data: with JSON Base does not see the method either (base-api.md §1).
    const form = await context.req.parseBody();
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const method = field('method');
    const token = context.req.header('X-BLToken')?.trim() || field('token');
    const work = () => admit(token, method, () => parseParameters(field('parameters')));
    const fault = faults.take(method);
    if (fault === undefined) return context.json(work());
    return sendWithFault(fault, isCarriedOut(fault) ? work() : { status: 'SUCCESS' }, context.env);
  });

  // In-process callers get the network error itself, as they would from fetch, not Hono's page about it.
  app.onError((error) => {
    throw error;
  });

  return {
    app,
    answer,
    faults,
    /** The account behind a token, to change it as its people would. */
    account: (token: string): Account => requireSeat(token).account,
    /** Switches a token off, as deleting it in Base does: it is then a wrong one. On again, for the tests that follow. */
    switchToken: (token: string, isOn: boolean): void => {
      requireSeat(token).isOn = isOn;
    },
    /** From now on questions of the token that fit are refused, each time, until told otherwise. */
    refuse: (token: string, refuses: Refusal): void => {
      requireSeat(token).refuses = refuses;
    },
    /** Every request with a token, oldest first. */
    requests: (token: string): readonly SeenRequest[] => requireSeat(token).requests,
    /** When the token was blocked, oldest first. */
    blocks: (token: string) => requireSeat(token).limit.blocks,
  };
}

function writeError(error: unknown): Answer {
  if (!(error instanceof ApiError)) throw error;
  return { status: 'ERROR', error_code: error.code, error_message: error.message };
}
