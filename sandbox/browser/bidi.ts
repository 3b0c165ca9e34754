import { z } from 'zod';

const message = z.union([
  z.object({ type: z.literal('success'), id: z.number(), result: z.unknown() }),
  z.object({ type: z.literal('error'), id: z.number(), error: z.string(), message: z.string() }),
  z.object({ type: z.literal('event'), method: z.string(), params: z.unknown() }),
]);

/** A value as BiDi sends it: strings and numbers directly, an element as the `sharedId` that identifies it. */
const remoteValue = z.object({ value: z.unknown().optional(), sharedId: z.string().optional() });
export type RemoteValue = z.infer<typeof remoteValue>;

const evaluation = z.discriminatedUnion('type', [
  z.object({ type: z.literal('success'), result: remoteValue }),
  z.object({ type: z.literal('exception'), exceptionDetails: z.object({ text: z.string() }) }),
]);

/**
 * A WebDriver BiDi connection to Firefox. We do not use Puppeteer's, which relies on events for frames and navigations:
 * Firefox 153 sends no events for extension pages and their frames, but it answers every direct command.
 */
export interface Bidi {
  /** Sends a command. Rejects with the browser's message if the browser refuses it. */
  send(method: string, params: object): Promise<unknown>;
  /** Evaluates an expression in a browsing context and awaits a promise. Rejects if it throws. */
  evaluate(context: string, expression: string): Promise<RemoteValue>;
  on(event: string, listener: (params: unknown) => void): void;
  close(): void;
}

/** @param url of the browser's WebSocket, e.g. `ws://127.0.0.1:34601/session`. */
export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url);
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, (params: unknown) => void>();
  let lastId = 0;

  socket.addEventListener('message', ({ data }) => {
    const received = message.parse(JSON.parse(String(data)));
    if (received.type === 'event') return listeners.get(received.method)?.(received.params);
    const command = pending.get(received.id);
    pending.delete(received.id);
    if (received.type === 'success') command?.resolve(received.result);
    else command?.reject(new Error(`${received.error}: ${received.message}`));
  });
  socket.addEventListener('close', () => {
    for (const command of pending.values()) command.reject(new Error('the browser is gone'));
    pending.clear();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`no answer at ${url}`)));
  });

  const send = (method: string, params: object) => {
    const command = Promise.withResolvers<unknown>();
    if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('the browser is gone'));
    const id = ++lastId;
    pending.set(id, command);
    socket.send(JSON.stringify({ id, method, params }));
    return command.promise;
  };

  return {
    send,
    evaluate: async (context, expression) => {
      const answer = await send('script.evaluate', { expression, target: { context }, awaitPromise: true });
      const outcome = evaluation.parse(answer);
      if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text);
      return outcome.result;
    },
    on: (event, listener) => listeners.set(event, listener),
    close: () => socket.close(),
  };
}
