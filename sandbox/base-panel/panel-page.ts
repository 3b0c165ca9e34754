import { html, raw } from 'hono/html';
import type { BasePanelSettings } from './settings.ts';

type Words = Record<
  | 'orders'
  | 'list'
  | 'returns'
  | 'actions'
  | 'templates'
  | 'products'
  | 'sell'
  | 'offers'
  | 'integrations'
  | 'logout',
  string
>;

const WORDS: Record<BasePanelSettings['language'], Words> = {
  pl: {
    orders: 'Zamówienia',
    list: 'Lista zamówień',
    returns: 'Zwroty',
    actions: 'Automatyczne akcje',
    templates: 'Szablony wiadomości',
    products: 'Produkty',
    sell: 'Wystaw',
    offers: 'Oferty',
    integrations: 'Integracje',
    logout: 'Wyloguj',
  },
  en: {
    orders: 'Orders',
    list: 'Order list',
    returns: 'Returns',
    actions: 'Automatic actions',
    templates: 'Message templates',
    products: 'Products',
    sell: 'List',
    offers: 'Offers',
    integrations: 'Integrations',
    logout: 'Log out',
  },
  pt: {
    orders: 'Pedidos',
    list: 'Lista de pedidos',
    returns: 'Devoluções',
    actions: 'Ações automáticas',
    templates: 'Modelos de mensagens',
    products: 'Produtos',
    sell: 'Anunciar',
    offers: 'Ofertas',
    integrations: 'Integrações',
    logout: 'Sair',
  },
};

/**
 * The page around the content: bar, left menu, an empty content area and the packing assistant. Ids and classes are
 * those of base-panel.md §9 and §10. What is only inferred there is only inferred here too (`main-menu`, `mm-text`,
 * `menu_orders`).
 */
export function panelPage(section: 'orders' | 'returns', settings: BasePanelSettings) {
  const words = WORDS[settings.language];
  const id = (name: string) => (settings.hasMenuIds ? raw(`id="menu_${name}"`) : '');
  const entry = (path: string, word: string, icon = '') =>
    html`<a href="${path}"
      >${icon && html`<i class="menu-icon fal ${icon}"></i> `}<span class="mm-text">${word}</span></a
    >`;
  const boot = JSON.stringify({ section, ...settings });
  return html`<!doctype html>
    <html lang="${settings.language}">
      <head>
        <meta charset="utf-8" />
        <title>${section === 'orders' ? words.orders : words.returns} - Base</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/panel.css" />
        <script type="module" src="/assets/panel.js"></script>
      </head>
      <body class="theme-default ${settings.theme === 'dark' ? 'theme-dark' : ''}">
        <div id="main-wrapper">
          <div id="main-navbar">
            <strong>Base</strong>
            <span><span id="login-name">jan.testowy</span> · <a href="/logout.php">${words.logout}</a></span>
          </div>
          <div id="main-menu" role="navigation">
            <div id="main-menu-inner">
              <ul class="navigation">
                <li ${id('orders')} class="active">
                  ${entry('/orders.php', words.orders, 'fa-shopping-cart')}
                  <ul>
                    <li>${entry('/orders.php', words.list)}</li>
                    <li>${entry('/orders_returns', words.returns)}</li>
                    <li>${entry('/orders_macros.php', words.actions)}</li>
                    <li>${entry('/orders_emails.php', words.templates)}</li>
                  </ul>
                </li>
                <li ${id('products')}>${entry('/inventory_products', words.products, 'fa-box')}</li>
                <li ${id('allegro')}>
                  ${entry('#', 'Allegro', 'fa-gavel')}
                  <ul>
                    <li>${entry('/allegro_sell.php', words.sell)}</li>
                    <li>${entry('/allegro_auctions.php', words.offers)}</li>
                  </ul>
                </li>
                <li ${id('integrations')}>
                  ${entry('/list_integrations.php', words.integrations, 'fa-plug')}
                </li>
              </ul>
            </div>
          </div>
          <div id="content-wrapper"></div>
        </div>
        <iframe src="about:blank" title="" class="hide"></iframe>
        <div id="sales_pick_pack_modal" class="modal hide"><div id="sales_pick_pack_modal_body"></div></div>
        <script id="boot" type="application/json">
          ${raw(boot)}
        </script>
      </body>
    </html>`;
}
