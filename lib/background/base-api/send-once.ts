import { browser } from 'wxt/browser';

/**
 * Methods whose requests Base must not get twice: it may run its automatic actions for each, and the second one may
 * overwrite what somebody has written in between.
 */
const sentOnce: readonly string[] = ['setOrderStatus', 'setOrderReturnStatus', 'setOrderFields'];

const ruleId = 1;
let asked: Promise<void> | undefined;

/**
 * Makes the browser send every request to Base over a new connection. A browser repeats a POST by itself when a
 * connection that was used before ends without an answer; it does not repeat one on a new connection (run in Chromium
 * 156 and Firefox ESR 153 over HTTP/1.1, 2026-11). This applies to all requests to Base, not only to those that must
 * not be repeated: otherwise idle connections would be left to reuse. Each new connection costs a handshake.
 *
 * Call before each request. Never throws: if the rule cannot be set, the request is sent like any other.
 */
export function useFreshConnections(api: string): Promise<void> {
  asked ??= setRule(api).catch(() => {
    asked = undefined;
  });
  return asked;
}

/**
 * Sets the browser's rule. The browser keeps it across restarts; each worker writes it again, so that it is the one of
 * the present version.
 */
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

/** Notes the protocol of Base's last answer. Call after each answer. Firefox does not tell the protocol. */
export function noteProtocol(api: string): void {
  const [last] = performance.getEntriesByName(api, 'resource').slice(-1);
  // The browser's list has room for 250 entries, so it is emptied each time.
  performance.clearResourceTimings();
  if (last && 'nextHopProtocol' in last) protocol = String(last.nextHopProtocol);
}

/**
 * Makes the body of a request, and the options that `fetch` needs with it. HTTP/2 has no `connection: close`. Over
 * HTTP/2 Chromium repeats no request whose body is a stream, because a stream cannot be read again (run in Chromium 156,
 * 2026-11). If the session of such a request is cut, Chromium sometimes ends the worker: the next one resumes the
 * change. Over HTTP/1.1 Chromium refuses to send a stream, so the protocol must be known. One case is left: Firefox
 * over HTTP/2 when a server resets the stream (docs/browsers.md).
 */
export function bodyOf(
  method: string,
  form: URLSearchParams,
): { body: BodyInit; headers: Record<string, string>; duplex?: 'half' } {
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
    // Without it no browser sends a stream (fetch.spec.whatwg.org, `duplex`).
    duplex: 'half',
  };
}

/** True if the browser can send a stream as a body. Other browsers would send the text `[object ReadableStream]`. */
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
