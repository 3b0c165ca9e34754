import { beforeEach, expect, it, vi } from 'vitest';
import { browser, type Browser } from 'wxt/browser';
import type * as SendOnce from './send-once';

const api = 'https://api.baselinker.com/connector.php';
const update = vi.fn<(rules: Browser.declarativeNetRequest.UpdateRuleOptions) => Promise<void>>();
const form = new URLSearchParams({ method: 'setOrderStatus', parameters: '{"order_id":1}' });
let once: typeof SendOnce;

/** As Base answers over a protocol. */
function answerOver(nextHopProtocol: string): void {
  vi.spyOn(performance, 'getEntriesByName').mockReturnValue([
    Object.assign(Object.create(PerformanceEntry.prototype), { nextHopProtocol }),
  ]);
  once.noteProtocol(api);
}

beforeEach(async () => {
  vi.resetModules();
  update.mockReset().mockResolvedValue();
  Object.assign(browser.declarativeNetRequest, { updateDynamicRules: update });
  once = await import('./send-once');
});

it('asks for fresh connections once, and again after it could not', async () => {
  update.mockRejectedValueOnce(new Error('no room'));
  await once.useFreshConnections(api);
  await Promise.all([once.useFreshConnections(api), once.useFreshConnections(api)]);
  await once.useFreshConnections(api);
  expect(update).toHaveBeenCalledTimes(2);
  expect(update.mock.lastCall?.[0].addRules).toMatchObject([
    { condition: { requestDomains: ['api.baselinker.com'] } },
  ]);
});

it.each([
  ['setOrderStatus', 'h2', true],
  ['setOrderReturnStatus', 'h2', true],
  ['setOrderStatus', 'http/1.1', false],
  ['setOrderStatus', '', false],
  ['getOrders', 'h2', false],
])('%s over "%s" is streamed: %s', async (method, protocol, isStreamed) => {
  answerOver(protocol);
  const sent = once.bodyOf(method, form);
  expect(sent.body instanceof ReadableStream).toBe(isStreamed);
  // The same words either way.
  const request = new Request(api, { method: 'POST', ...sent });
  expect(await request.text()).toBe(form.toString());
  expect(request.headers.get('content-type')).toBe('application/x-www-form-urlencoded;charset=UTF-8');
});
