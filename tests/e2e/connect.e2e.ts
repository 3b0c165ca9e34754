import { expect, it } from 'vitest';
import { newToken, token } from '../../sandbox/start.ts';
import { itOnce, openTicket, ticketFoundBy, useWorld, waitForPanel } from './world.ts';

/** The API of the extension's pages. Firefox has it too. */
declare const chrome: { storage: { local: { get: (keys: null) => Promise<unknown> } } };

const world = useWorld();
/** All orders, confirmed and unconfirmed. */
const orders = world.shop.orders.length;

itOnce('says that a wrong token is wrong, and saves nothing', async () => {
  const options = await world.session.openExtensionPage('options.html');
  await options.type('input[name=token]', 'not-a-token');
  await options.click('button[type=submit]');
  await options.waitForText('Base does not accept this token');
  expect(await options.evaluate(countKept)).toMatchObject({ accounts: 0, tokens: 0 });
  await options.close();
});

it('connects with a right token, shows its last four characters only, and fetches the orders', async () => {
  const options = await world.connect();
  await options.waitForText('Up to date since');
  await options.waitForText(`${orders} orders`);
  const page = await options.evaluate(() => document.documentElement.outerHTML);
  expect(page).not.toContain(token);
});

it('keeps the token out of everything a content script can read', async () => {
  const options = await world.session.openExtensionPage('options.html');
  const stored = await options.evaluate(() => chrome.storage.local.get(null));
  expect(JSON.stringify(stored)).toContain('syncProgress');
  expect(JSON.stringify(stored)).not.toContain(token);
  await options.close();
});

itOnce('distinguishes several accounts next to a ticket, and does not connect a token twice', async () => {
  const options = await world.session.openExtensionPage('options.html');
  const connect = async (asked: string) => {
    await options.type('.connect input[name=token]', asked);
    await options.type('input[name=name]', 'Kubek PL');
    await options.click('.connect button[type=submit]');
    await options.waitUntil(
      () => document.querySelector<HTMLInputElement>('.connect input[name=token]')?.value === '',
    );
  };
  await connect(token);
  expect(await options.evaluate(countKept)).toMatchObject({ accounts: 1, tokens: 1 });
  await connect(newToken);
  await options.waitForText('••••0043');
  const page = await world.signIn();
  const ticket = ticketFoundBy(world.shop, 'number');
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, '2 orders found', 'Base · ', 'Kubek\u00a0PL · ');
  await page.close();
  await options.click('article[aria-label="Kubek PL"] footer button:last-child');
  await options.click('article[aria-label="Kubek PL"] .ask button:first-of-type');
  await options.waitUntil(() => !document.body.innerText.includes('••••0043'));
  await options.close();
});

it('disconnects after saying how many orders will go, and forgets them', async () => {
  const options = await world.session.openExtensionPage('options.html');
  await options.click('button', 'Disconnect');
  await options.waitForText(`Its token and ${orders} orders will be erased`);
  await options.waitForText('waiting status changes');
  await options.click('button', 'Disconnect');
  await options.waitUntil(() => !document.body.innerText.includes('••••'));
  await options.waitUntil(() => document.activeElement?.matches('input[name=token]'));
  expect(await options.evaluate(countKept)).toEqual({ accounts: 0, tokens: 0, orders: 0, returns: 0 });
  await options.close();
});

/** Runs in a page of the extension: counts the stored records of an account. */
async function countKept(): Promise<Record<string, number>> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const db = await asked(indexedDB.open('sidecar'));
  const kept: Record<string, number> = {};
  for (const name of ['accounts', 'tokens', 'orders', 'returns'])
    kept[name] = await asked(db.transaction(name).objectStore(name).count());
  db.close();
  return kept;
}
