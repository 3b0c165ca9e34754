import { expect, it } from 'vitest';
import { isHelpdeskHost, isHelpdeskPage, readHelpdeskAddress } from './helpdesk-address';

it.each([
  ['https://desk.shop.com/tickets/12', 'desk.shop.com'],
  ['desk.shop.com', 'desk.shop.com'],
  ['  Desk.Shop.com/agent/#/t/7?x=1 ', 'desk.shop.com'],
  ['desk.shop.com:443/tickets', 'desk.shop.com'],
  ['https://desk.shop.com./', 'desk.shop.com'],
  ['HTTPS://shop.zendesk.com/agent', 'shop.zendesk.com'],
  ['pomoc.żółw.pl', 'pomoc.xn--w-uga1v8h.pl'],
  ['https://notresponso.com/', 'notresponso.com'],
  ['https://responso.com.shop.com/', 'responso.com.shop.com'],
  ['https://mybase.com', 'mybase.com'],
])('%s is the helpdesk at %s', (written, host) => {
  expect(readHelpdeskAddress(written)).toEqual({ host });
});

it.each([
  ['', 'notAddress'],
  ['   ', 'notAddress'],
  ['desk', 'notAddress'],
  ['https://localhost/', 'notAddress'],
  ['our helpdesk', 'notAddress'],
  ['desk.shop.com and more', 'notAddress'],
  ['kuba@shop.com', 'notAddress'],
  ['mailto:kuba@shop.com', 'notAddress'],
  ['https://kuba:secret@desk.shop.com/', 'notAddress'],
  ['javascript:alert(1)', 'notAddress'],
  ['chrome://extensions', 'notAddress'],
  ['file:///home/kuba/desk.html', 'notAddress'],
  ['<all_urls>', 'notAddress'],
  ['https://', 'notAddress'],
  ['https://[', 'notAddress'],
  ['https://..', 'notAddress'],
  ['http://desk.shop.com/', 'notHttps'],
  ['HTTP://desk.shop.com', 'notHttps'],
  ['https://*.shop.com/*', 'wildcard'],
  ['*', 'wildcard'],
  ['*://*/*', 'wildcard'],
  ['https://desk.shop.com:8443/tickets', 'port'],
  ['desk.shop.com:8443', 'port'],
  ['https://192.168.0.7/', 'number'],
  ['192.168.0.7:8080', 'number'],
  ['https://0x7f.1/', 'number'],
  ['https://[::1]/', 'number'],
  ['app.responso.com', 'responso'],
  ['https://responso.com', 'responso'],
  ['https://panel-e.baselinker.com/orders.php', 'base'],
  ['base.com', 'base'],
  ['https://panel.base.com', 'base'],
])('%s is refused: %s', (written, problem) => {
  expect(readHelpdeskAddress(written)).toEqual({ problem });
});

it('a helpdesk that is in the list already is not added again', () => {
  expect(readHelpdeskAddress('https://desk.shop.com/t/1', ['desk.shop.com'])).toEqual({ problem: 'listed' });
});

it.each(['Desk.shop.com', 'desk.shop.com/x', 'desk.shop.com.', 'desk.shop.com:443', '*.shop.com', ''])(
  'a stored host is written as browsers write it, and %s is not',
  (host) => {
    expect(isHelpdeskHost(host)).toBe(false);
    expect(isHelpdeskHost('desk.shop.com')).toBe(true);
  },
);

it.each([
  ['https://desk.shop.com/t/1', true],
  ['https://desk.shop.com:8443/t/1', false],
  ['http://desk.shop.com/t/1', false],
  ['https://shop.com/t/1', false],
  ['https://a.desk.shop.com/t/1', false],
  ['https://desk.shop.com.evil.test/', false],
])('%s is a page of the helpdesk: %s', (url, isPage) => {
  expect(isHelpdeskPage(new URL(url), ['desk.shop.com'])).toBe(isPage);
});
