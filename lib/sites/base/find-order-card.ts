/** Where something of ours stands on the card of an order. */
export interface CardPlace {
  beside: Element;
  position: 'before' | 'after';
}

/** The packing assistant lies over the card and holds the parts of another order (base-panel.md §9). */
const packing = '#sales_pick_pack_modal, [id*="pick_pack"]';

/**
 * Where the order's card has room for a panel, by the candidates of base-panel.md §14; undefined when none of them is
 * on the page.
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

/** A card that stands in a row with others is left there: a panel between them would break the row. */
function outermostRow(card: Element): Element {
  const { parentElement: parent } = card;
  const layout = parent && card.ownerDocument.defaultView?.getComputedStyle(parent);
  const isRow =
    layout &&
    ((layout.display.endsWith('flex') && layout.flexDirection.startsWith('row')) ||
      layout.display.endsWith('grid'));
  return isRow ? parent : card;
}
