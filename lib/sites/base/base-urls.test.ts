import { expect, it } from 'vitest';
import { isBasePanel, orderIdOfAddress, orderUrl } from './base-urls';

it.each([
  'https://panel.baselinker.com/',
  'https://panel-e.baselinker.com/orders.php#order:1',
  'https://panel.base.com/orders.php',
])('%s is the panel', (url) => expect(isBasePanel(new URL(url))).toBe(true));

it.each([
  'https://api.baselinker.com/connector.php',
  'https://login.baselinker.com/',
  'https://orders-e.baselinker.com/1/abc/',
  'https://supportislove2.baselinker.com/',
  'https://panel-ee.baselinker.com/',
  'https://panel.baselinker.com.evil.test/',
  'https://evil-panel.baselinker.com/',
  'http://panel.baselinker.com/',
  'https://base.com/en-EN/help',
])('%s is not', (url) => expect(isBasePanel(new URL(url))).toBe(false));

it.each([
  ['/orders.php#order:48213377', '48213377'],
  ['/orders#order:48213377#tab:messages', '48213377'],
  ['/orders.php?#status:all#order:48213377', '48213377'],
  ['/orders.php', ''],
  ['/orders.php#status:all#search:order', ''],
  ['/orders.php#reorder:48213377', ''],
  ['/orders_returns#order:48213377', ''],
  ['/inventory_products#product:48213377', ''],
])('the order of %s is "%s"', (path, id) => {
  expect(orderIdOfAddress(new URL(path, 'https://panel.baselinker.com'))).toBe(id);
});

it('reads back the links that it makes', () => {
  const url = new URL(orderUrl('48213377', 'panel-e.baselinker.com'));
  expect([isBasePanel(url), orderIdOfAddress(url)]).toEqual([true, '48213377']);
});
