/** Where one of Sidecar's elements goes on an order's card. */
export interface CardPlace {
  beside: Element;
  position: 'before' | 'after';
}

/** The packing assistant lies over the card and holds the same parts, but of another order (base-panel.md §9). */
const packing = '#sales_pick_pack_modal, [id*="pick_pack"]';

/**
 * Finds the place for a panel on the order's card: the first candidate of base-panel.md §14 that the page has;
 * undefined if it has none.
 */
export function findOrderCard(document: Document): CardPlace | undefined {
  const find = (selector: string) =>
    [...document.querySelectorAll(selector)].find((found) => !found.closest(packing));
  const card = find('#pnl_order_info');
  if (card) return { beside: outermostRow(card), position: 'after' };
  const products = find('#sale_items_container');
  if (products) return { beside: products.closest('.panel') ?? products, position: 'after' };
  const events = find('#personal_macro_triggers_container');
  return events && { beside: events, position: 'before' };
}

/** If the card stands in a row with other cards, returns the row: a panel between the cards would break it. */
function outermostRow(card: Element): Element {
  const { parentElement: parent } = card;
  const layout = parent && card.ownerDocument.defaultView?.getComputedStyle(parent);
  const isRow =
    layout &&
    ((layout.display.endsWith('flex') && layout.flexDirection.startsWith('row')) ||
      layout.display.endsWith('grid'));
  return isRow ? parent : card;
}
