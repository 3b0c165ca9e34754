import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { announcer } from '@/components/ui/announcer.svelte';
import { teamStanding } from '@/lib/stored/team-standing';
import { nobody, type Colleagues } from '@/lib/team/colleagues';
import { noTeam, type TeamStanding } from '@/lib/team/team-view';
import { tCount, t } from '@/lib/text/i18n';
import { answer, ok, startBackground, type Heard } from '@/tests/page/fake-background';
import { account, found, order, standing } from '@/tests/page/fixtures';
import OrderPanel from '@/entrypoints/order-panel/OrderPanel.svelte';

const { orderId } = order;
const which = { accountId: 'a', orderId };

let heard: Heard[];
/** Who is there, as the background knows. */
let present: Colleagues;
let changed = Promise.withResolvers<undefined>();

async function open(team: TeamStanding): Promise<void> {
  present = { ...nobody, version: 1 };
  await teamStanding.write(team);
  heard = startBackground(
    answer('findOrders', () => ok(found)),
    answer('listAccounts', () => ok([account])),
    answer('refreshOrders', () => ok(null)),
    answer('lookWithTeam', async ({ known }) => {
      if (known === present.version) await changed.promise;
      return ok(present);
    }),
  );
  await render(OrderPanel);
  await expect.element(page.getByRole('article', { name: `#${orderId}` })).toBeVisible();
}

function come(colleagues: Partial<Colleagues>): void {
  present = { ...nobody, ...colleagues, version: present.version + 1 };
  changed.resolve(undefined);
  changed = Promise.withResolvers();
}

const told = () => heard.filter(({ type }) => type === 'lookWithTeam').map(({ sent }) => sent);
const text = (does: 'looksAtTicket' | 'looksAtOrder' | 'changesOrder', ...names: string[]) =>
  page.getByText(tCount(`team.${does}`, names.length, { names: names.join(' and ') }), { exact: true });
const isShown = (line: ReturnType<typeof text>) => expect.element(line).toBeVisible();
const isGone = (line: ReturnType<typeof text>) => expect.element(line).not.toBeInTheDocument();

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('names the colleagues at the ticket and at its order as long as they are there, also to screen readers', async () => {
  await open(standing);
  come({ atTicket: ['Anna'] });
  await isShown(text('looksAtTicket', 'Anna'));
  await expect.poll(() => announcer.said).toContain('Anna');
  come({
    atTicket: ['Anna', 'Bert'],
    atOrders: [{ ...which, looking: ['Anna', 'Carl'], changing: ['Bert'] }],
  });
  await isShown(text('looksAtTicket', 'Anna', 'Bert'));
  await isShown(text('changesOrder', 'Bert'));
  // Anna has been named at the ticket.
  await isShown(text('looksAtOrder', 'Carl'));
  come({});
  await isGone(text('looksAtTicket', 'Anna', 'Bert'));
  await isGone(text('changesOrder', 'Bert'));
  await teamStanding.write({ ...standing, since: standing.since + 1 });
  come({ atTicket: ['Anna'] });
  await isShown(text('looksAtTicket', 'Anna'));
  await teamStanding.write({ ...standing, state: 'outOfReach' });
  await isGone(text('looksAtTicket', 'Anna'));
});

it('tells the team of the ticket, of an order that is open, and that the agent is about to change it', async () => {
  await open(standing);
  const says = (isChanging: boolean) =>
    expect.poll(() => told().at(-1)).toMatchObject({ visit: 'visit', orders: [{ ...which, isChanging }] });
  await says(false);
  await page.getByRole('button', { name: new RegExp(`^${t('order.status')}`) }).click();
  await says(true);
  await page.getByRole('button', { name: new RegExp(`^${t('order.status')}`) }).click();
  await says(false);
  await page
    .getByRole('button', { name: `#${orderId}`, exact: false, expanded: true })
    .first()
    .click();
  await expect.poll(() => told().at(-1)).toMatchObject({ visit: 'visit', orders: [] });
});

it('says that nothing is looked at once the panel is hidden', async () => {
  await open(standing);
  await expect.poll(() => told().at(-1)).toMatchObject({ visit: 'visit' });
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => told().at(-1)).toMatchObject({ visit: '', orders: [] });
});

it('asks nothing without a team', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  await open(noTeam);
  await vi.advanceTimersByTimeAsync(60_000);
  // This message comes later than any that was due.
  await page.getByRole('button', { name: t('panel.refresh') }).click();
  await expect.poll(() => heard.map(({ type }) => type)).toContain('refreshOrders');
  expect(told()).toEqual([]);
});
