import { browser, type Browser } from 'wxt/browser';
import type { Protocol } from './protocol';

/*
 * Typed sending and receiving, in a file apart from the schemas, so that content scripts do not carry zod. A library
 * that does this weighs 3 kB in each of them.
 */

type Name = keyof Protocol;
type Sent<Message extends Name> = Parameters<Protocol[Message]>[0];
type Answer<Message extends Name> = ReturnType<Protocol[Message]>;

/** A message as its handler gets it. */
export interface Received<Data> {
  data: Data;
  sender: Browser.runtime.MessageSender;
}

/** A tab, or one of its frames. */
interface Receiver {
  tabId: number;
  frameId?: number;
}

/** What crosses from one context to another. */
interface Envelope {
  type: Name;
  data: unknown;
}

/** What comes back: `err` is there if the handler threw. Nothing comes back where nobody handles the message. */
type Returned<Value> = { res: Value; err?: undefined } | { err: string } | null | undefined;

/**
 * Sends a message to the background and to our own pages. What comes back is not checked: only our own contexts can
 * answer.
 *
 * @throws Error nobody answered, or the handler threw
 */
export async function sendMessage<Message extends Name>(
  type: Message,
  ...[data]: Parameters<Protocol[Message]>
): Promise<Answer<Message>> {
  return open(type, await browser.runtime.sendMessage<Envelope, Returned<Answer<Message>>>({ type, data }));
}

/**
 * Sends a message to our content scripts in a tab, and to our pages in its frames.
 *
 * @throws Error nobody answered, or the handler threw
 */
export async function sendToTab<Message extends Name>(
  { tabId, frameId }: Receiver,
  type: Message,
  ...[data]: Parameters<Protocol[Message]>
): Promise<Answer<Message>> {
  const frame = frameId === undefined ? {} : { frameId };
  return open(
    type,
    await browser.tabs.sendMessage<Envelope, Returned<Answer<Message>>>(tabId, { type, data }, frame),
  );
}

function open<Value>(type: Name, returned: Returned<Value>): Value {
  if (!returned) throw new Error(`No answer to ${type}`);
  if (returned.err !== undefined) throw new Error(returned.err);
  return returned.res;
}

/** The one listener of this context may answer any message: it knows nothing of their types. */
interface Handler {
  act(message: Received<unknown>): unknown;
}
const handlers = new Map<unknown, Handler>();

/**
 * Handles a message in this context.
 *
 * @returns a function that stops handling the message
 * @throws Error this context handles the message already
 */
export function onMessage<Message extends Name>(
  type: Message,
  act: (message: Received<Sent<Message>>) => Answer<Message> | Promise<Answer<Message>>,
): () => void {
  if (handlers.has(type)) throw new Error(`${type} has a handler`);
  if (handlers.size === 0) browser.runtime.onMessage.addListener(hear);
  handlers.set(type, { act });
  return () => {
    handlers.delete(type);
    if (handlers.size === 0) browser.runtime.onMessage.removeListener(hear);
  };
}

function hear(
  message: unknown,
  sender: Browser.runtime.MessageSender,
  answer: (returned: Returned<unknown>) => void,
): boolean {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  const handler = handlers.get(message.type);
  if (!handler) return false;
  void handle(handler, { data: 'data' in message ? message.data : undefined, sender }).then(answer);
  // Tells the browser to wait for the answer.
  return true;
}

async function handle(handler: Handler, message: Received<unknown>): Promise<Returned<unknown>> {
  try {
    return { res: await handler.act(message) };
  } catch (thrown) {
    return { err: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
