import type { View } from '../../sandbox/browser/view.ts';
import { token } from '../../sandbox/start.ts';
import { openBase } from './base-panel.ts';
import { choose } from './rules-world.ts';
import type { State } from './state.ts';
import { loadFile, openTicket, ticketFoundBy, waitForPanel, type World } from './world.ts';

/**
 * Brings every page of Sidecar but the order panel into one state after the other, in any language: as a newcomer first,
 * who makes a mistake with the token, and until the token is deleted in Base.
 *
 * @param texts what the texts are, by their keys
 */
export async function* pageStates(
  world: World,
  texts: (key: string) => string,
): AsyncGenerator<State, void, undefined> {
  const { base, proxy } = world.sandbox;
  const ticket = ticketFoundBy(world.shop, 'number');
  const [orderId = 0] = ticket.truth.orderIds;
  // One that the first rule is about.
  Object.assign(ticket, { type: 'return', source: { channel: 'Responso', account: 'bok' } });
  const has = (page: View, selector: string) =>
    page.waitUntil((wanted) => document.querySelector(wanted), selector);
  const isSynced = () => options.waitUntil(() => !document.querySelector('progress'));
  const goTo = async (section: string) => {
    await options.click(`a[href="#${section}"]`);
    await has(options, `a[href="#${section}"][aria-current]`);
  };

  const welcome = await world.session.findPage('welcome.html');
  await has(welcome, 'a.primary');
  yield { name: 'welcome: what it does', view: welcome };
  await welcome.click('a.primary');
  await has(welcome, 'input[name=token]');
  yield { name: 'welcome: where the token is', view: welcome };
  const popup = await world.session.openExtensionPage('popup.html');
  await has(popup, '.note');
  yield { name: 'popup: not connected', view: popup };
  const options = await world.session.openExtensionPage('options.html');
  await has(options, 'input[name=token]');
  yield { name: 'accounts: none', view: options };
  await welcome.type('input[name=token]', 'not-a-token');
  await welcome.click('button[type=submit]');
  await has(welcome, '.note');
  yield { name: 'welcome: a wrong token', view: welcome };
  await welcome.type('input[name=token]', token);
  await welcome.click('button[type=submit]');
  await has(welcome, 'article');
  yield { name: 'welcome: the first orders', view: welcome };
  await welcome.close();

  await has(popup, 'article p');
  yield { name: 'popup: connected', view: popup };
  await has(options, 'article');
  await isSynced();
  yield { name: 'accounts: one', view: options };
  await options.click('article footer button:nth-child(2)');
  await has(options, 'article form input');
  yield { name: 'accounts: another name', view: options };
  await options.click('article form button[type=button]');
  await options.click('article footer button:nth-child(3)');
  await has(options, 'article input[name=token]');
  yield { name: 'accounts: another token', view: options };
  await options.click('article form button[type=button]');
  await options.click('article footer button:last-child');
  await has(options, 'article .ask');
  yield { name: 'accounts: disconnect?', view: options };
  await options.click('article .ask button:last-child');

  await goTo('sync');
  await options.type('#interval', '0');
  await options.type('#retention', '6');
  await options.press('Tab');
  await has(options, '.ask');
  yield { name: 'sync: a number that cannot be, and less time to keep orders', view: options };
  await options.click('.ask button:last-child');
  await goTo('panel');
  await has(options, 'input[name=asksBase]');
  yield { name: 'panel', view: options };
  await goTo('automations');
  await has(options, 'article.rule');
  yield { name: 'automations: the first rule', view: options };
  await goTo('inbox');
  await options.type('input[name=searchPattern]', 'https://evil.test/');
  await has(options, '#searchPattern-problem:not(:empty)');
  yield { name: 'inbox: an address of another site', view: options };

  await goTo('activity');
  await options.waitForText(texts('activity.none'), 'section');
  yield { name: 'activity: none', view: options };
  await goTo('privacy');
  await loadFile(options, 'not a file of ours');
  await has(options, '.note');
  await options.click('.button.danger');
  await has(options, '.ask');
  yield { name: 'privacy: a file that is not ours, and erase everything?', view: options };
  await options.click('.ask button:last-child');
  await goTo('diagnostics');
  await has(options, '.note');
  yield { name: 'diagnostics: no tab', view: options };
  await goTo('about');
  yield { name: 'about', view: options };

  const side = await world.session.openExtensionPage('sidepanel.html');
  await has(side, 'nav button');
  yield { name: 'side panel: the inbox', view: side };
  await side.click('nav button:last-child');
  await side.type('input[type=search]', '48990777');
  await side.waitForText('48990777');
  yield { name: 'side panel: an order that is not here', view: side };
  await side.type('input[type=search]', '4800');
  await has(side, 'article');
  yield { name: 'side panel: orders', view: side };
  await side.close();

  const panel = await openBase(world, `/orders.php#order:${String(orderId)}`);
  const ofOrder = await panel.frame('view=order');
  await ofOrder.waitForText(texts('inbox.signIn.title'));
  yield { name: 'inbox: of an order', view: ofOrder };
  await panel.click('#main-menu [role=button]', texts('inbox.menu'));
  const whole = await panel.frame('view=whole');
  await whole.waitForText(texts('inbox.signIn.title'));
  yield { name: 'inbox: whole, signed out', view: whole };
  await panel.close();

  const page = await world.signIn();
  await goTo('diagnostics');
  await options.click('button.look');
  await options.waitForText(texts('diagnostics.noTicket.title'));
  yield { name: 'diagnostics: no ticket', view: options };
  await openTicket(page, world.sandbox, ticket);
  await waitForPanel(page, `#${String(orderId)}`);
  await options.click('button.look');
  await options.waitForText(String(orderId), 'li[data-field=order]');
  yield { name: 'diagnostics: a ticket', view: options };
  await options.click('li[data-field=email] button');
  const picker = await page.frame('/picker.html');
  await picker.press('ArrowDown');
  await picker.waitUntil(() => document.querySelector('code'));
  yield { name: 'picker: over an element', view: picker };
  await picker.press('Enter');
  await has(picker, 'button.primary');
  yield { name: 'picker: chosen', view: picker };
  await picker.press('Escape');

  await goTo('automations');
  await options.click('article .actions .button');
  for (const kind of ['ticketType', 'textContains', 'orderSource', 'orderStatus', 'orderAge'])
    await choose(options, 'select[name=addCondition]', texts(`automations.condition.${kind}`));
  await options.click('input[name=isAutomatic]');
  await options.click('button[type=submit]');
  await has(options, '.problem:not(:empty)');
  yield { name: 'automations: a rule with everything in it, and something missing', view: options };
  await options.click('form .actions button:last-child');
  await options.click('article .actions .button');
  await choose(options, `select[aria-label="${texts('automations.setOrder')}"]`, 'Zwrot');
  await options.click('form .actions button:nth-child(2)');
  await options.waitForText(ticket.subject, 'article section');
  yield { name: 'automations: tried on the last 30 days', view: options };
  await options.click('button[type=submit]');
  await options.click('article > .actions .icon:last-child');
  await has(options, 'article .ask');
  yield { name: 'automations: delete?', view: options };
  await options.click('article .ask button:last-child');

  await goTo('accounts');
  proxy.setOffline(true);
  await options.click('article footer button');
  await has(options, 'article .note');
  yield { name: 'accounts: offline', view: options };
  proxy.setOffline(false);
  await options.click('article .note button');
  await options.waitUntil(() => !document.querySelector('article .note'));
  base.switchToken(token, false);
  await popup.click('footer button');
  await has(popup, 'article .note');
  yield { name: 'popup: the token was deleted', view: popup };
  await has(options, 'article .note');
  yield { name: 'accounts: the token was deleted', view: options };
}
