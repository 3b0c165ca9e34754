import { isOrdersList } from './base-urls';

/** Selectors for the menu of such a panel. They are tried before anything is measured (base-panel.md §10). */
const menus = 'nav, [role="navigation"], #main-menu, aside, [id*="menu"]';

/** Other entries of the same menu. Two of them beside the orders entry tell the menu from a toolbar or a breadcrumb. */
const otherSections = /^\/(?:orders_returns|inventory_products|list_integrations|allegro_\w+)(?:\.php)?\/?$/;

/** "Orders" in languages of the panel (base-panel.md §10). The last resort, because the panel has more languages. */
const words =
  /^(?:orders|order manager|zamówienia|manager zamówień|pedidos|objednávky|comenzi|bestellungen)$/i;

/**
 * Finds the orders entry in the panel's menu: by its id, by its URL in a menu, by its URL at the left edge of the
 * window, by its text there. The menu is undocumented, so each step may fail.
 */
export function findOrdersLink(document: Document): Element | undefined {
  // A bare `#` only unfolds a menu, but on the orders page it resolves to the URL of the orders.
  const links = [...document.querySelectorAll('a[href]:not([href=""]):not([href^="#"])')].filter(
    (link) => !link.closest('[id*="pick_pack"]'),
  );
  const named = document.querySelector('#menu_orders');
  // A status in the list has the same URL with more after `#`. The entry itself comes first.
  const ordersLinks = links
    .filter((link) => isOrdersList(addressOf(link)))
    .toSorted((a, b) => Number(addressOf(a).hash !== '') - Number(addressOf(b).hash !== ''));
  const atLeft = (candidates: Element[]) =>
    candidates.find((link) => {
      const menu = menuAtLeft(link);
      return menu && countSections(menu) >= 2;
    });
  return (
    (named?.matches('a') ? named : (named?.querySelector('a') ?? undefined)) ??
    ordersLinks.find((link) => link.closest(menus) && isDrawn(link)) ??
    atLeft(ordersLinks) ??
    atLeft([...document.querySelectorAll('a, button')].filter((link) => words.test(link.textContent.trim())))
  );
}

/** The smallest element around a link that stands at the left edge and is taller than half the window. */
function menuAtLeft(link: Element): Element | undefined {
  const { clientHeight, clientWidth } = link.ownerDocument.documentElement;
  for (let around = link.parentElement; around; around = around.parentElement) {
    const { left, width, height } = around.getBoundingClientRect();
    if (height > clientHeight / 2) return left < 60 && width < clientWidth / 2 ? around : undefined;
  }
  return undefined;
}

function countSections(menu: Element): number {
  const paths = [...menu.querySelectorAll('a[href]')].map((link) => addressOf(link).pathname);
  return new Set(paths.filter((path) => otherSections.test(path))).size;
}

function addressOf(link: Element): URL {
  const { baseURI } = link.ownerDocument;
  return URL.parse(link.getAttribute('href') ?? '', baseURI) ?? new URL(baseURI);
}

function isDrawn(link: Element): boolean {
  const { width, height } = link.getBoundingClientRect();
  return width > 0 && height > 0;
}
