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

/** A request that reached the account, refused or not. A request that a fault prevented is not recorded. */
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
    /** Whether the journal is on. Default: off. */
    journal?: boolean;
  }[];
  /** Unix ms. */
  now: () => number;
}

/** The data of one token: the account's state, and the requests that its clients sent. */
interface Seat {
  account: Account;
  limit: RequestLimit;
  requests: SeenRequest[];
  /** False: the token is refused as if it never existed. */
  isOn: boolean;
  refuses: Refusal;
}

/** True if Base refuses this request. The refusal stays until it is changed. */
type Refusal = (method: string, parameters: Parameters) => boolean;

/**
 * A stand-in for Base's API as base-api.md describes it. `app` serves `POST /connector.php`. `answer` does the same
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
    // Empty unless the body is form data. Base does not see the method in a JSON body either (base-api.md §1).
    const form = await context.req.parseBody();
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const method = field('method');
    const token = context.req.header('X-BLToken')?.trim() || field('token');
    const work = () => admit(token, method, () => parseParameters(field('parameters')));
    const fault = faults.take(method);
    if (fault === undefined) return context.json(work());
    return sendWithFault(fault, isCarriedOut(fault) ? work() : { status: 'SUCCESS' }, context.env);
  });

  // Callers in the same process get the network error itself, as from fetch, not Hono's error page.
  app.onError((error) => {
    throw error;
  });

  return {
    app,
    answer,
    faults,
    /** The account of a token, to change it as its users would. */
    account: (token: string): Account => requireSeat(token).account,
    /** Switches a token off: it is then wrong, as after deleting it in Base. Or on again, for the next tests. */
    switchToken: (token: string, isOn: boolean): void => {
      requireSeat(token).isOn = isOn;
    },
    /** Refuses every matching request of the token from now on, until this is called again. */
    refuse: (token: string, refuses: Refusal): void => {
      requireSeat(token).refuses = refuses;
    },
    /** All requests with a token, oldest first. */
    requests: (token: string): readonly SeenRequest[] => requireSeat(token).requests,
    /** The times that the token was blocked, oldest first. */
    blocks: (token: string) => requireSeat(token).limit.blocks,
  };
}

function writeError(error: unknown): Answer {
  if (!(error instanceof ApiError)) throw error;
  return { status: 'ERROR', error_code: error.code, error_message: error.message };
}
