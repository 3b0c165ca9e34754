import { Hono } from 'hono';
import type { Context } from 'hono';
import { readClientFiles } from '../responso/client-files.ts';
import { panelPage } from './panel-page.ts';
import { settingsOf } from './settings.ts';
import type { BasePanelSettings } from './settings.ts';
import type { PanelOrder, PanelReturn, PanelStatus } from './wire.ts';

/**
 * The records in Base's wire format. All five are read at every request, so getters over a live account make the panel
 * show its changes.
 */
export interface BasePanelOptions {
  /** Orders on the list. */
  orders: readonly PanelOrder[];
  /** Archived orders: on no list, but `#order:<id>` opens them. */
  archivedOrders: readonly PanelOrder[];
  returns: readonly PanelReturn[];
  statuses: readonly PanelStatus[];
  returnStatuses: readonly PanelStatus[];
}

/** The number of rows of the order list, which has only one page. */
const ROWS = 100;

export interface BasePanel {
  app: Hono;
  /** The settings of every page whose address does not override them. Can be changed at any time. */
  settings: BasePanelSettings;
}

/** A stand-in for Base's web panel: order list, order card and returns, as far as public code documents them. */
export function createBasePanel(options: BasePanelOptions): BasePanel {
  const settings: BasePanelSettings = {
    delay: 150,
    prefix: 'oms',
    hasMenuIds: true,
    language: 'pl',
    theme: 'light',
    isPacking: false,
  };
  const files = new Map([
    ...readClientFiles(new URL('./client/', import.meta.url)),
    // The escaping template tag is the same in both stand-ins.
    ...[...readClientFiles(new URL('../responso/client/', import.meta.url))].filter(
      ([name]) => name === 'html.js',
    ),
  ]);

  // No X-Frame-Options and no content security policy: no sign of either was found (base-panel.md §11).
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });

  const servePage = (section: 'orders' | 'returns') => (c: Context) =>
    c.html(panelPage(section, settingsOf(new URL(c.req.url), settings)));
  // Sections answer with and without `.php` (base-panel.md §3).
  app.on('GET', ['/orders.php', '/orders'], servePage('orders'));
  app.on('GET', ['/orders_returns', '/orders_returns.php'], servePage('returns'));
  app.get('/', (c) => c.redirect('/orders.php'));

  app.get('/assets/:name', (c) => {
    const file = files.get(c.req.param('name'));
    return file ? c.body(file.text, 200, { 'Content-Type': file.type }) : c.notFound();
  });

  app.get('/ajax/orders.php', (c) => {
    const { status = 'all', search = '' } = c.req.query();
    const found = options.orders.filter(
      (order) => (status === 'all' || String(order.order_status_id) === status) && isFoundBy(order, search),
    );
    return c.json({
      orders: found.sort((a, b) => Number(b.date_add) - Number(a.date_add)).slice(0, ROWS),
      statuses: options.statuses,
    });
  });

  app.get('/ajax/order.php', (c) => {
    const id = c.req.query('id');
    const order = [...options.orders, ...options.archivedOrders].find(
      ({ order_id }) => String(order_id) === id,
    );
    const returns = options.returns.filter(({ order_id }) => String(order_id) === id);
    return c.json({ order: order ?? null, returns, statuses: options.statuses });
  });

  app.get('/ajax/returns.php', (c) => c.json({ returns: options.returns, statuses: options.returnStatuses }));

  return { app, settings };
}

/** The list's search: any kind of number, e-mail, phone, login, name. */
function isFoundBy(order: PanelOrder, search: string): boolean {
  const { order_id, shop_order_id, external_order_id, email, phone, user_login, delivery_fullname } = order;
  return [order_id, shop_order_id, external_order_id, email, phone, user_login, delivery_fullname]
    .join('\n')
    .toLowerCase()
    .includes(search.toLowerCase());
}
