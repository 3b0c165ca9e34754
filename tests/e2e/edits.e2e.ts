import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { token } from '../../sandbox/start.ts';
import {
  itOnce,
  openTicket,
  panelText,
  pressInPanel,
  pressRefresh,
  ticketFoundBy,
  useWorld,
  waitForPanel,
  waitUntilDrawn,
  waitUntilStill,
} from './world.ts';

/** The outcomes of an edit are tested in `settle-edit.test.ts`, the form in `edit-form.page.ts`. */
describe('an order', () => {
  const world = useWorld();
  const ticket = ticketFoundBy(world.shop, 'number');
  const [orderId = 0] = ticket.truth.orderIds;
  const account = () => world.sandbox.base.account(token);
  let page: Page;

  beforeAll(async () => {
    account().changeOrder(orderId, { admin_comments: 'Fragile', phone: '600100200' });
    page = await world.signIn();
    const options = await world.connect();
    await options.waitForText('Up to date since', 'article');
    await options.close();
    Object.assign(world.sandbox.responso.settings, { layout: 'semantic', language: 'en' });
    await openTicket(page, world.sandbox, ticket);
    await waitUntilDrawn(page);
    await waitForPanel(page, `#${String(orderId)}`, 'Fragile');
    await waitUntilStill(page);
  });

  const panel = () => page.frame('/order-panel.html');
  const now = (field: string) => account().findOrder(orderId)?.[field];
  /** Starts to record edits. Returns a function that lists those sent to Base since then. */
  const listen = () => {
    const before = account().fieldCalls.length;
    return () =>
      account()
        .fieldCalls.slice(before)
        .map(({ fields }) => fields);
  };

  async function fill(fields: Record<string, string>): Promise<void> {
    await waitUntilStill(page);
    await (await panel()).click('button[aria-label^="Edit order"]');
    await waitForPanel(page, 'Save in Base');
    await waitUntilStill(page);
    for (const [name, value] of Object.entries(fields))
      await (await panel()).type(`input[name=edit-${name}]`, value);
  }

  /** The panel takes no press of what has just come into sight. */
  async function pressStill(text: string): Promise<void> {
    const button = 'article button';
    await (
      await panel()
    ).evaluate(
      (selector, wanted) =>
        [...document.querySelectorAll(selector)]
          .find(({ textContent }) => textContent.includes(wanted))
          ?.scrollIntoView({ block: 'center' }),
      button,
      text,
    );
    await waitUntilStill(page);
    await pressInPanel(page, text);
  }

  it('gets another address and phone, by Enter, and Undo is an edit of its own', async () => {
    const sent = listen();
    const street = String(now('delivery_address'));
    await fill({ street: 'ul. Krzywa 3', phone: '700100200' });
    expect(sent()).toEqual([]);
    await (await panel()).press('Enter');
    await waitForPanel(page, 'Saved in Base: Street and number, Phone', '700100200');
    expect(sent()).toEqual([{ delivery_address: 'ul. Krzywa 3', phone: '700100200' }]);
    await pressStill('Undo');
    await waitForPanel(page, street, '600100200');
    expect(sent().slice(1)).toEqual([{ delivery_address: street, phone: '600100200' }]);
  });

  itOnce(
    "gets a text added to the note, below a colleague's that came in between, once the agent has seen it",
    async () => {
      const sent = listen();
      await fill({ note: 'Called the buyer' });
      account().changeOrder(orderId, { admin_comments: 'Fragile\nPaid twice' });
      await pressStill('Save in Base');
      await waitForPanel(page, 'Someone has edited this order', '+ Called the buyer', 'Paid twice');
      expect(sent()).toEqual([]);
      await pressStill('Save mine anyway');
      await waitForPanel(page, 'Saved in Base: Note in Base');
      expect(sent()).toEqual([{ admin_comments: 'Fragile\nPaid twice\nCalled the buyer' }]);
    },
  );

  itOnce('gets an edit once although its answer is lost and the worker ends', async () => {
    const asked = () =>
      world.sandbox.base.requests(token).filter(({ method }) => method === 'setOrderFields').length;
    const before = asked();
    world.sandbox.base.faults.switchOn({ kind: 'reset', method: 'setOrderFields', isCarriedOut: true });
    await fill({ phone: '800100200' });
    await pressStill('Save in Base');
    await waitFor('the phone in Base', () => now('phone') === '800100200');
    await world.session.stopBackground();
    await pressRefresh(page);
    await waitForPanel(page, 'Saved in Base: Phone', '800100200');
    expect(asked() - before).toBe(1);
  });

  itOnce('shows no form to somebody who only reads, and closes it by Escape', async () => {
    expect(await panelText(page)).not.toContain('Delivery address');
    await fill({ city: 'Gdynia' });
    await (await panel()).press('Escape');
    await waitFor('the form to close', async () => !(await panelText(page)).includes('Save in Base'));
    expect(now('delivery_city')).not.toBe('Gdynia');
  });
});
