/** Used where nothing tells the account's own panel host; link builders in the wild use it too (base-panel.md §2). */
const anyPanel = 'panel.baselinker.com';

/** Where the Base panel shows an order: `https://panel-e.baselinker.com/orders.php#order:48213377` (base-panel.md §5). */
export function orderUrl(orderId: string, panelHost: string): string {
  return `https://${panelHost || anyPanel}/orders.php#order:${orderId}`;
}
