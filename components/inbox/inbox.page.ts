import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { InboxLook } from '@/lib/model/inbox-look';
import { frameName } from '@/lib/messages/inbox-frame-events';
import { sendMessage } from '@/lib/messages/messaging';
import { settings } from '@/lib/stored/settings';
import { t } from '@/lib/text/i18n';
import { answer, failed, ok, startBackground, type Heard } from '@/tests/page/fake-background';
import { now } from '@/tests/page/fixtures';
import Inbox from './Inbox.svelte';

const look: InboxLook = {
  isAllowed: true,
  origin: 'https://app.responso.com',
  orderId: '48213377',
  home: 'about:blank',
  queries: [
    { kind: 'external', text: '7f6a1c1e', address: '' },
    { kind: 'order', text: '48213377', address: 'about:blank?q=48213377' },
  ],
  tickets: [
    { key: 'app.responso.com/tickets/1', subject: 'Zwrot', address: 'about:blank#ticket', seenAt: now },
  ],
  isMirrored: false,
  canOpenSidePanel: true,
};

/** What the page in the frame was told to search for. */
let searched: string[];

beforeEach(() => {
  searched = [];
});

async function open(change: Partial<InboxLook> = {}, view: 'whole' | 'order' = 'order'): Promise<Heard[]> {
  const heard = startBackground(
    answer('readInbox', () => ok({ ...look, ...change })),
    answer('openInboxWindow', () => ok(null)),
    answer('openSidePanel', () => ok(null)),
    answer('openSettings', () => ok(null)),
  );
  await render(Inbox, { view });
  await expect.element(frame()).toBeInTheDocument();
  return heard;
}

const frame = () => page.getByTitle(t('inbox.title'), { exact: true });
const source = () => {
  const element = frame().element();
  return element instanceof HTMLIFrameElement ? element.getAttribute('src') : null;
};
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** What the helpdesk in the frame, or somebody else, says to the inbox. */
function say(
  data: unknown,
  { origin = look.origin, from = frames[0] ?? null }: { origin?: string; from?: Window | null } = {},
): void {
  dispatchEvent(new MessageEvent('message', { data, source: from, origin }));
}

function listenInFrame(): void {
  const [inner] = [frames[0]];
  if (inner)
    vi.spyOn(inner, 'postMessage').mockImplementation((message: unknown) => {
      if (typeof message === 'object' && message && 'sidecarQuery' in message)
        searched.push(String(message.sidecarQuery));
    });
}

describe('the helpdesk in its frame', () => {
  it('opens with what the background says, under the name that links open in', async () => {
    await open({ orderId: '', queries: [], tickets: [], home: 'about:blank?home' }, 'whole');
    expect(source()).toBe('about:blank?home');
    await expect.element(frame()).toHaveAttribute('name', frameName);
  });

  it('is told what to search for once it is there', async () => {
    await open();
    listenInFrame();
    say('sidecar:app');
    await expect.poll(() => searched).toEqual(['7f6a1c1e']);
  });

  it('is opened at the address of a search where there is one', async () => {
    await open();
    await page.getByRole('button', { name: t('inbox.query.order'), exact: false }).click();
    await expect.poll(source).toBe('about:blank?q=48213377');
  });

  it('is not searched in once the agent has opened a ticket in it, until they want it', async () => {
    await open();
    const byNumber = page.getByRole('button', { name: t('inbox.query.external'), exact: false });
    await expect.element(byNumber).toHaveAttribute('aria-pressed', 'true');
    const link = page.getByRole('link', { name: 'Zwrot' });
    await expect.element(link).toHaveAttribute('target', frameName);
    await link.click();
    await expect.element(byNumber).toHaveAttribute('aria-pressed', 'false');
    await byNumber.click();
    await expect.element(byNumber).toHaveAttribute('aria-pressed', 'true');
  });

  it.each([
    ['another window', { from: window }],
    ['another origin', { origin: 'https://evil.example' }],
  ])('is not taken for %s', async (_, from) => {
    await open();
    say('sidecar:signIn', from);
    say('sidecar:noSearchField');
    await expect.element(page.getByText(t('inbox.noSearchField.title'))).toBeVisible();
    await expect.element(page.getByText(t('inbox.signIn.title'))).not.toBeInTheDocument();
  });
});

describe('what does not work is said, with a way on:', () => {
  it('signed out', async () => {
    const heard = await open();
    say('sidecar:signIn');
    await expect.element(page.getByText(t('inbox.signIn.title'))).toBeVisible();
    const note = page.getByText(t('inbox.signIn.title')).element().closest('div');
    for (const [name, message] of [
      [t('inbox.signIn.useSession'), 'openSettings'],
      [t('inbox.sidePanel'), 'openSidePanel'],
      [t('inbox.window'), 'openInboxWindow'],
    ] as const) {
      [...(note?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === name)?.click();
      await expect.poll(() => heard.map(({ type }) => type)).toContain(message);
    }
  });

  it('signed out of the session that is used here', async () => {
    await open({ isMirrored: true, canOpenSidePanel: false });
    say('sidecar:signIn');
    await expect.element(page.getByText(t('inbox.signIn.mirrored'))).toBeVisible();
    await expect.element(page.getByText(t('inbox.signIn.useSession'))).not.toBeInTheDocument();
    await expect.element(page.getByText(t('inbox.sidePanel'))).not.toBeInTheDocument();
    await press(t('inbox.again'));
    await expect.element(page.getByText(t('inbox.signIn.mirrored'))).not.toBeInTheDocument();
  });

  it('no search field', async () => {
    const heard = await open();
    say('sidecar:noSearchField');
    await expect.element(page.getByText(t('inbox.noSearchField.title'))).toBeVisible();
    await page
      .getByRole('button', { name: t('inbox.openSettings') })
      .last()
      .click();
    await expect.poll(() => heard.map(({ type }) => type)).toContain('openSettings');
  });

  it('a server that has failed, with its status', async () => {
    await open();
    say({ sidecarDown: 502 });
    await expect.element(page.getByText(t('inbox.down.title', { status: '502' }))).toBeVisible();
    await expect.element(frame()).toHaveAttribute('inert');
    say('sidecar:app');
    await expect.element(page.getByText(t('inbox.down.title', { status: '502' }))).not.toBeInTheDocument();
    await expect.element(frame()).not.toHaveAttribute('inert');
  });

  it.each([
    [{ kind: 'unreachable' }, () => t('inbox.unreachable.title')],
    [{ kind: 'refused' }, () => t('inbox.refused.title')],
  ] as const)('%o, as the background says', async (event, title) => {
    await open();
    await sendMessage('helpdeskEvent', event);
    await expect.element(page.getByText(title())).toBeVisible();
  });

  it('signing in that led back, and that cannot work', async () => {
    await open();
    say('sidecar:signIn');
    say('sidecar:signingIn');
    say('sidecar:signIn');
    await expect.element(page.getByText(t('inbox.signIn.again'))).toBeVisible();
    await sendMessage('helpdeskEvent', { kind: 'cookieLost' });
    await expect.element(page.getByText(t('inbox.signIn.impossible'))).toBeVisible();
    // Nobody types a password there for nothing.
    await expect.element(frame()).toHaveAttribute('inert');
  });

  it('nothing heard of what has loaded, twice', async () => {
    const heard = await open({ home: 'data:text/html,<p>', queries: [] });
    await expect.element(page.getByText(t('inbox.silent.title')), { timeout: 8_000 }).toBeVisible();
    expect(heard.filter(({ type }) => type === 'readInbox').map(({ sent }) => sent)).toMatchObject([
      { isAgain: false },
      { isAgain: true },
    ]);
    say('sidecar:app');
    await expect.element(page.getByText(t('inbox.silent.title'))).not.toBeInTheDocument();
  });

  it('a page that was refused is opened again where it stood', async () => {
    await open({ origin: location.origin });
    const address = `${location.origin}/favicon.ico?again`;
    await sendMessage('helpdeskEvent', { kind: 'again', url: address });
    await expect.poll(source).toBe(address);
    await sendMessage('helpdeskEvent', { kind: 'again', url: 'https://evil.example/' });
    await expect.poll(source).toBe('about:blank');
  });

  it('no access to its host', async () => {
    startBackground(answer('readInbox', () => failed({ kind: 'hostAccessMissing' })));
    await render(Inbox, { view: 'whole' });
    await expect.element(page.getByText(t('failure.hostAccessMissing.text'))).toBeVisible();
  });
});

it('frames nothing where it was opened by somebody else', async () => {
  startBackground(answer('readInbox', () => ok({ ...look, isAllowed: false })));
  await render(Inbox, { view: 'whole' });
  await expect.element(page.getByText(t('inbox.notAllowed.title'))).toBeVisible();
  await expect.element(frame()).not.toBeInTheDocument();
});

it('clears what it shows as soon as the page goes to another order', async () => {
  const heard = await open();
  say('order', { from: parent });
  await expect.element(page.getByRole('link', { name: 'Zwrot' })).not.toBeInTheDocument();
  say('orderKnown', { from: parent });
  await expect.element(page.getByRole('link', { name: 'Zwrot' })).toBeVisible();
  expect(heard.filter(({ type }) => type === 'readInbox')).toHaveLength(2);
});

it('follows the settings', async () => {
  const heard = await open();
  await settings.write({ ...(await settings.read()), language: 'en' });
  await expect.poll(() => heard.filter(({ type }) => type === 'readInbox')).toHaveLength(2);
});
