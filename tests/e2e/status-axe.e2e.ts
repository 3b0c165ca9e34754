import { describe, expect, it, onTestFinished } from 'vitest';
import { useOrderStatus } from './status-world.ts';
import { violations } from './violations.ts';
import { pressRefresh } from './world.ts';

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong', (colorScheme) => {
  const order = useOrderStatus(colorScheme);
  const { world, statusId: id } = order;
  const check = async () => expect(await violations(await order.panel())).toEqual([]);

  it('while a status is chosen and confirmed, and once it is changed', async () => {
    await (await order.panel()).click('.select');
    await check();
    await (await order.panel()).click('[role=option]', 'Doręczone');
    await order.says('automatic actions');
    await check();
    await order.press('Change status');
    await order.says('Changed from Wysłane');
    await check();
  });

  it('when the agent is asked again', async () => {
    await order.choose('Zwrot');
    order.account().setOrderStatus(order.orderId, id('Anulowane'));
    await order.press('Change status');
    await order.says('from Anulowane to Zwrot');
    await check();
    await order.press('Leave it');
    await order.shows('Anulowane');
  });

  it('when a change waits, or has failed', async () => {
    await order.choose('Enviado (Brasil)');
    world.sandbox.proxy.setOffline(true);
    onTestFinished(() => {
      world.sandbox.proxy.setOffline(false);
    });
    await order.press('Change status');
    await order.says('waits');
    await check();
    world.sandbox.proxy.setOffline(false);
    // Deleted in Base since the list was read.
    const { statuses } = world.shop;
    const place = statuses.findIndex(({ name }) => name === 'Enviado (Brasil)');
    const deleted = statuses.splice(place, 1);
    onTestFinished(() => {
      statuses.splice(place, 0, ...deleted);
    });
    await pressRefresh(order.page);
    await order.saysSoon('was not made');
    await check();
  });

  it('in the log', async () => {
    const options = await world.session.openExtensionPage('options.html#activity');
    await options.waitForText(`Order ${order.orderId}`, 'main li');
    expect(await violations(options)).toEqual([]);
  });
});
