/** Fallback when the account's own panel host is unknown. Link builders in the wild use it too (base-panel.md §2). */
const anyPanel = 'panel.baselinker.com';

/** Where the Base panel shows an order: `https://panel-e.baselinker.com/orders.php#order:48213377` (base-panel.md §5). */
export function orderUrl(orderId: string, panelHost: string): string {
  return `https://${panelHost || anyPanel}/orders.php#order:${orderId}`;
}

/**
 * True for pages of the panel, whichever letter its host has (base-panel.md §2):
 * - https://panel.baselinker.com/orders.php
 * - https://panel-e.baselinker.com/inventory_products
 * - https://panel.base.com/orders.php
 */
export function isBasePanel(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    /^(?:panel(?:-[a-z])?\.baselinker\.com|panel\.base\.com)$/.test(url.hostname)
  );
}

/**
 * True for the list of orders. With `#order:` the page opens one order instead. Other hosts of Base have no such page.
 */
export function isOrdersList(url: URL): boolean {
  return isBasePanel(url) && isOrdersPath(url) && orderIdOfAddress(url) === '';
}

/** The path occurs with and without `.php`. `/orders_returns` and others have the same prefix (base-panel.md §3). */
function isOrdersPath({ pathname }: URL): boolean {
  return /^\/orders(?:\.php)?\/?$/.test(pathname);
}

/**
 * Returns the id of the order that a panel URL opens; '' if it opens none. The fragment may hold other keys too
 * (base-panel.md §3, §4):
 * - https://panel.baselinker.com/orders.php#order:48213377
 * - https://panel-e.baselinker.com/orders?#status:all#order:48213377#tab:messages
 */
export function orderIdOfAddress(url: URL): string {
  if (!isOrdersPath(url)) return '';
  return /(?:^|#)order:(\d{1,18})(?!\d)/.exec(url.hash)?.[1] ?? '';
}
