import { browser } from 'wxt/browser';

/** Requests that Base must not get twice: it may run its automatic actions for each. */
const sentOnce: readonly string[] = ['setOrderStatus', 'setOrderReturnStatus'];

const ruleId = 1;
let asked: Promise<void> | undefined;

/**
 * Has every request to Base sent over a connection of its own. A browser sends a POST again by itself when a connection
 * that has been used before is gone without an answer; a fresh one is not suspected (run in Chromium 156 and Firefox ESR
 * 153 over HTTP/1.1, 2026-11). All requests to Base, not only those that must not be repeated: otherwise there would be
 * idle connections to take. Costs a handshake each.
 *
 * Call before each request. Never throws: without the rule a request is sent as any other.
 */
export function useFreshConnections(api: string): Promise<void> {
  asked ??= setRule(api).catch(() => {
    asked = undefined;
  });
  return asked;
}

/** Kept by the browser from one start to the next; written anew by each worker, as its version has it. */
async function setRule(api: string): Promise<void> {
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: [ruleId],
    addRules: [
      {
        id: ruleId,
        condition: {
          requestDomains: [new URL(api).host],
          initiatorDomains: [new URL(browser.runtime.getURL('/')).host],
          resourceTypes: ['xmlhttprequest'],
        },
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'connection', operation: 'set', value: 'close' }],
        },
      },
    ],
  });
}

/** The protocol of the last answer of Base; '' = not known. */
let protocol = '';

/** Call after each answer. Firefox tells no protocol. */
export function noteProtocol(api: string): void {
  const [last] = performance.getEntriesByName(api, 'resource').slice(-1);
  // A list of them has room for 250.
  performance.clearResourceTimings();
  if (last && 'nextHopProtocol' in last) protocol = String(last.nextHopProtocol);
}

/**
 * The body of a request. HTTP/2 knows no `connection: close`; there Chromium repeats no request whose body is a stream,
 * because it cannot be read again (run in Chromium 156, 2026-11). Over HTTP/1.1 Chromium refuses to send a stream, so
 * that the protocol must be known. What is left: Firefox over HTTP/2 when a server resets the stream (docs/browsers.md).
 */
export function bodyOf(
  method: string,
  form: URLSearchParams,
): { body: BodyInit; headers: Record<string, string> } {
  if (!sentOnce.includes(method) || protocol !== 'h2' || !canStream()) return { body: form, headers: {} };
  const bytes = new TextEncoder().encode(form.toString());
  return {
    body: new ReadableStream({
      start: (controller) => {
        controller.enqueue(bytes);
        controller.close();
      },
    }),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
  };
}

/** A browser without streamed bodies would send the words `[object ReadableStream]`. */
function canStream(): boolean {
  const asked: string[] = [];
  const probe = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      asked.push('duplex');
      return 'half' as const;
    },
  };
  const isText = new Request('about:blank', probe).headers.has('content-type');
  return asked.length > 0 && !isText;
}
