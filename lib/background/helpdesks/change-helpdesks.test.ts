import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase } from '@/lib/background/storage/db';
import { keptHelpdesks } from '@/lib/background/preferences/kept-helpdesks';
import { keptTaught } from '@/lib/background/preferences/kept-taught';
import { noTicket } from '@/lib/model/ticket';
import { helpdesks } from '@/lib/stored/stored-helpdesks';
import { listTicketTabs, ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { fakeHelpdeskAccess } from '@/tests/fixtures/fake-scripting';
import { addHelpdesk, followPermissions, removeHelpdesk } from './change-helpdesks';
import { settleHelpdesks } from './settle-helpdesks';
import { usableHelpdesks } from './usable-helpdesks';

const host = 'desk.shop.com';
const pattern = 'https://desk.shop.com/*';
const other = 'help.firm.org';
const otherPattern = 'https://help.firm.org/*';
let known: ReturnType<typeof fakeHelpdeskAccess>;
/** The addresses that the browser tells of the open tabs, and the hosts that their content scripts may go on with. */
let tabs: { id: number; url?: string }[];
const told = vi.fn();

beforeEach(async () => {
  fakeBrowser.reset();
  known = fakeHelpdeskAccess();
  known.granted.add(pattern).add(otherPattern);
  tabs = [
    { id: 7, url: `https://${host}/t/1` },
    { id: 8, url: 'https://app.responso.com/tickets/1' },
    { id: 9 },
  ];
  told.mockReset();
  Object.assign(browser.tabs, {
    query: ({ url }: { url?: string }) =>
      Promise.resolve(tabs.filter((tab) => !url || tab.url?.startsWith(url.slice(0, -1)))),
    get: (tabId: number) => Promise.resolve(tabs.find(({ id }) => id === tabId)),
    sendMessage: (tabId: number, message: unknown) => {
      told(tabId, message);
      return Promise.resolve({ res: undefined });
    },
  });
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
});

const registered = () => [...known.scripts.values()].flatMap(({ matches }) => matches);

describe('a helpdesk that was added', () => {
  it('is in the list and its copy, and has the content script, also in its open tabs', async () => {
    await addHelpdesk(host);
    await addHelpdesk(other);
    await addHelpdesk(host);
    expect(await keptHelpdesks.read()).toEqual([host, other]);
    expect(await helpdesks.read()).toEqual([host, other]);
    expect(registered()).toEqual([pattern, otherPattern]);
    expect(known.startedIn).toEqual([7, 7]);
  });

  it('is not added while the browser does not allow it', async () => {
    known.granted.clear();
    await expect(addHelpdesk(host)).rejects.toMatchObject({ failure: { kind: 'helpdeskNotAllowed' } });
    expect(await keptHelpdesks.read()).toEqual([]);
    expect(registered()).toEqual([]);
  });

  it('stays in the list without its content script while the browser withdraws the permission', async () => {
    await addHelpdesk(host);
    await addHelpdesk(other);
    known.granted.delete(pattern);
    await followPermissions([]);
    expect(await keptHelpdesks.read()).toEqual([host, other]);
    expect(await usableHelpdesks()).toEqual([other]);
    expect(registered()).toEqual([otherPattern]);
    expect(told).toHaveBeenCalledWith(7, { type: 'helpdesksChanged', data: { hosts: [other] } });
    known.startedIn = [];
    known.granted.add(pattern);
    await followPermissions([pattern]);
    expect(registered()).toEqual([pattern, otherPattern]);
    expect(known.startedIn).toEqual([7]);
  });

  it('gets its content script again after an update of the extension', async () => {
    await addHelpdesk(host);
    known.scripts.clear();
    await settleHelpdesks();
    expect(registered()).toEqual([pattern]);
  });
});

describe('a helpdesk that is removed', () => {
  const email = ['#mail'];

  it('leaves nothing of what was taught there, no script, no permission, and no panel', async () => {
    await addHelpdesk(host);
    await addHelpdesk(other);
    await keptTaught.change(() => ({
      'https://app.responso.com': { email },
      [`https://${host}`]: { email },
      [`https://${other}`]: { email },
    }));
    await browser.storage.local.set({ [`panelPlace:${host}`]: {}, [`panelPlace:${other}`]: {} });
    await removeHelpdesk(host);
    expect(await keptHelpdesks.read()).toEqual([other]);
    expect(Object.keys(await keptTaught.read())).toEqual(['https://app.responso.com', `https://${other}`]);
    expect(Object.keys(await browser.storage.local.get(null))).toContain(`panelPlace:${other}`);
    expect(Object.keys(await browser.storage.local.get(null))).not.toContain(`panelPlace:${host}`);
    expect(registered()).toEqual([otherPattern]);
    expect([...known.granted]).toEqual([otherPattern]);
    expect(told).toHaveBeenCalledWith(7, { type: 'helpdesksChanged', data: { hosts: [other] } });
  });

  it('leaves no ticket in its tabs that rules could act on; those of Responso stay', async () => {
    await addHelpdesk(host);
    for (const tabId of [7, 8, 9]) await ticketOfTab(tabId).write({ ...noTicket, stage: 'read' });
    await settleHelpdesks();
    expect((await listTicketTabs()).toSorted()).toEqual([7, 8]);
    await removeHelpdesk(host);
    expect(await listTicketTabs()).toEqual([8]);
  });

  it('leaves no registration behind when it was the last', async () => {
    await addHelpdesk(host);
    await removeHelpdesk(host);
    expect(known.scripts.size).toBe(0);
  });
});
