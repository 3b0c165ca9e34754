import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { createBasePanel } from './create-base-panel.ts';
import type { BasePanel } from './create-base-panel.ts';
import { makePanelRecords } from './fixture.ts';
import { LANGUAGES } from './settings.ts';

let panel: BasePanel;
beforeEach(() => {
  panel = createBasePanel(makePanelRecords());
});

async function textOf(path: string): Promise<string> {
  return (await panel.app.request(path)).text();
}

async function idsOf(path: string): Promise<string[]> {
  const { orders }: { orders: { order_id: number | string }[] } = await (
    await panel.app.request(path)
  ).json();
  return orders.map(({ order_id }) => String(order_id));
}

describe('pages', () => {
  it.each(['/orders.php', '/orders', '/orders_returns', '/orders_returns.php'])('%s is one', async (path) => {
    const response = await panel.app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(await response.text()).toContain(`"section":"${path.includes('returns') ? 'returns' : 'orders'}"`);
  });

  it.each(LANGUAGES)('has a menu in %s', async (language) => {
    const names = { pl: 'Zamówienia', en: 'Orders', pt: 'Pedidos' };
    const page = await textOf(`/orders.php?lang=${language}`);
    expect(page).toContain(`<html lang="${language}"`);
    expect(page).toContain(`<span class="mm-text">${names[language]}</span>`);
  });

  it('takes ids from the menu when asked by URL or by setting', async () => {
    expect(await textOf('/orders.php')).toContain('id="menu_orders"');
    expect(await textOf('/orders.php?nomenuids=1')).not.toContain('id="menu_');
    panel.settings.hasMenuIds = false;
    expect(await textOf('/orders.php')).not.toContain('id="menu_');
  });

  it('lets the address overrule the settings', async () => {
    panel.settings.prefix = 'order';
    expect(await textOf('/orders.php?delay=7&theme=dark&pack=1')).toContain(
      '"delay":7,"prefix":"order","hasMenuIds":true,"language":"pl","theme":"dark","isPacking":true',
    );
    expect(await textOf('/orders.php?prefix=sale')).toContain('"prefix":"sale"');
  });
});

describe('orders', () => {
  it('lists them newest first, without the archived ones', async () => {
    expect(await idsOf('/ajax/orders.php')).toEqual(['900000002', '900000001', '900000003']);
  });

  it.each([
    ['ALA.KOT@example', '900000001'],
    ['ala_kot', '900000001'],
    ['7c1f1d60', '900000002'],
    ['900000003', '900000003'],
  ])('finds by %s', async (search, id) => {
    expect(await idsOf(`/ajax/orders.php?${new URLSearchParams({ search })}`)).toEqual([id]);
  });

  it('filters by status, whether it comes as number or as digits', async () => {
    expect(await idsOf('/ajax/orders.php?status=2')).toEqual(['900000002']);
  });

  it('opens an order with its returns, and an archived one too', async () => {
    const order = await (await panel.app.request('/ajax/order.php?id=900000002')).json();
    expect(order).toMatchObject({ order: { email: 'jan@example.com' }, returns: [{ return_id: 700001 }] });
    const archived = await (await panel.app.request('/ajax/order.php?id=800000001')).json();
    expect(archived.order.email).toBe('dawno@example.com');
  });

  it('knows no other', async () => {
    expect((await (await panel.app.request('/ajax/order.php?id=1')).json()).order).toBeNull();
  });

  it('are read again at every request', async () => {
    const records = makePanelRecords();
    panel = createBasePanel(records);
    records.orders = [];
    expect(await idsOf('/ajax/orders.php')).toEqual([]);
  });
});

describe('client', () => {
  const folder = new URL('./client/', import.meta.url);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));

  it.each(scripts)('%s parses and is served with all it imports', async (name) => {
    const source = readFileSync(new URL(name, folder), 'utf8');
    execFileSync(process.execPath, ['--input-type=module', '--check'], { input: source });
    for (const [, imported] of source.matchAll(/from '\.\/([^']+)'/g)) {
      expect([imported, (await panel.app.request(`/assets/${imported}`)).status]).toEqual([imported, 200]);
    }
  });
});
