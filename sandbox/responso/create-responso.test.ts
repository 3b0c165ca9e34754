import { beforeEach, describe, expect, it } from 'vitest';
import { createResponso } from './create-responso.ts';
import type { Responso } from './create-responso.ts';
import { makeTickets, NOW } from './fixture.ts';
import { EDITOR_FILES } from './editor-files.ts';
import { ALL_LAYOUTS, LANGUAGES } from './preferences.ts';

const HOMES = {
  semantic: '/inbox/to-handle',
  hashed: '/app#/to-handle',
  narrow: '/desk?view=to-handle',
  mailbox: '/mailbox/to-handle',
  boxes: '/Search/Results.html?view=to-handle',
  entries: '/scp/tickets.php?queue=to-handle',
  nested: '/web#/l/to-handle',
  boxless: '/helpdesk/cases?filter=to-handle',
  late: '/workspace/to-handle',
  folded: '/messages?view=to-handle',
  framed: '/frames?list=to-handle',
};
const TICKETS = {
  semantic: '/tickets/1002',
  hashed: '/app#/t/1002',
  narrow: '/desk?view=all&conversation=1002',
  mailbox: '/conversation/1002',
  boxes: '/Ticket/Display.html?id=1002',
  entries: '/scp/tickets.php?id=1002',
  nested: '/web#/c/1002',
  boxless: '/helpdesk/cases/1002/view',
  late: '/workspace/all/1002',
  folded: '/messages/1002',
  framed: '/frames?ticket=1002',
};
/** The part of an address that a server receives. */
const withoutFragment = (address: string) => address.split('#')[0] ?? '';
const EMAIL = 'lucja.zielinska@domowykubek.example';

let responso: Responso;
beforeEach(() => {
  responso = createResponso({ tickets: makeTickets(), now: () => NOW * 1000 });
  responso.settings.delay = 0;
});

function signIn(password = 'secret', path = '/login') {
  return responso.app.request(path, {
    method: 'POST',
    body: new URLSearchParams({ email: EMAIL, password }),
  });
}

/** Signs in, and returns a function that sends requests with that session cookie. */
async function asAgent() {
  const cookie = cookieOf(await signIn());
  return (path: string, init: RequestInit = {}) =>
    responso.app.request(path, { ...init, headers: { Cookie: cookie } });
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

describe('session', () => {
  it('keeps its cookie from scripts, from plain HTTP and from other sites', async () => {
    const [line] = (await signIn()).headers.getSetCookie();
    expect(line?.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  it('refuses the password `wrong` and an empty one', async () => {
    for (const password of ['wrong', '']) {
      const response = await signIn(password);
      expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
    }
  });

  it('sends signed-out pages to sign-in, and back to the wanted page afterwards', async () => {
    const away = await responso.app.request('/tickets/1001');
    expect([away.status, away.headers.get('location')]).toEqual([302, '/login?next=%2Ftickets%2F1001']);
    const back = await signIn('secret', away.headers.get('location') ?? '');
    expect([back.status, back.headers.get('location')]).toEqual([303, '/tickets/1001']);
  });

  it('never forwards to another site', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const response = await signIn('secret', `/login?${new URLSearchParams({ next })}`);
      expect(response.headers.get('location')).toBe('/');
    }
  });

  it('answers signed-out API requests with 401', async () => {
    for (const path of ['/api/tickets', '/api/tickets/1001', '/files/1002/m5/0/talerz.png']) {
      expect((await responso.app.request(path)).status).toBe(401);
    }
    const reply = await responso.app.request('/api/tickets/1001/replies', {
      method: 'POST',
      body: new FormData(),
    });
    expect([reply.status, responso.replies]).toEqual([401, []]);
  });

  it('ends with sign-out', async () => {
    const request = await asAgent();
    expect((await request('/api/tickets')).status).toBe(200);
    await request('/logout', { method: 'POST' });
    expect((await request('/api/tickets')).status).toBe(401);
  });
});

it('forbids framing by other sites on every answer', async () => {
  const request = await asAgent();
  for (const path of ['/login', '/', '/inbox/all', '/api/tickets', '/assets/b/semantic.js', '/nothing']) {
    const { headers } = await request(path);
    expect([path, headers.get('x-frame-options')]).toEqual([path, 'SAMEORIGIN']);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';.*frame-ancestors 'self'$/);
  }
});

describe.each(ALL_LAYOUTS)('the %s layout', (layout) => {
  it.each(LANGUAGES)('has its own page, in %s, with scripts and styles that exist', async (language) => {
    responso.settings.layout = layout;
    const request = await asAgent();
    const page = await (
      await request(
        `${withoutFragment(HOMES[layout])}${HOMES[layout].includes('?') ? '&' : '?'}lang=${language}`,
      )
    ).text();
    expect(page).toContain(`<html lang="${language}"`);
    const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(assets).toHaveLength(2);
    for (const address of assets) expect((await request(address)).status).toBe(200);
  });

  it('is where every other address leads, to the same ticket when there is one', async () => {
    responso.settings.layout = layout;
    const request = await asAgent();
    expect((await request('/')).headers.get('location')).toBe(HOMES[layout]);
    for (const other of ALL_LAYOUTS) {
      if (other === layout || TICKETS[other].includes('#')) continue;
      expect((await request(TICKETS[other])).headers.get('location')).toBe(TICKETS[layout]);
    }
  });

  it('can be asked for by one browser, which keeps it', async () => {
    const cookie = cookieOf(await signIn());
    const asked = await responso.app.request(`/?layout=${layout}`, { headers: { Cookie: cookie } });
    const later = await responso.app.request('/', { headers: { Cookie: `${cookie}; ${cookieOf(asked)}` } });
    expect(later.headers.get('location')).toBe(HOMES[layout]);
  });
});

it.each(Object.entries(EDITOR_FILES))('serves %s of an editor from npm', async (name, { type }) => {
  const answer = await responso.app.request(`/assets/b/${name}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
});

it('has no page at an address of no layout', async () => {
  const request = await asAgent();
  for (const path of ['/nowhere/1002', '/Ticket/Other.html?id=1002', '/assets/b/nothing.js'])
    expect((await request(path)).status).toBe(404);
});

it('names hashed classes otherwise at every server start', async () => {
  const styles = async (server: Responso) => (await server.app.request('/assets/b/hashed.css')).text();
  const other = createResponso({ tickets: [], now: () => 0 });
  expect(await styles(responso)).not.toBe(await styles(other));
  expect(await styles(responso)).not.toContain('x_');
});

it('hands custom status names to the page without letting them out of their script', async () => {
  responso.settings.statusNames = { open: '</script><b>Nowe' };
  const request = await asAgent();
  const page = await (await request('/inbox/all')).text();
  expect(page).toContain('\\u003c/script>\\u003cb>Nowe');
});

describe('inbox', () => {
  async function idsOf(search: string): Promise<string[]> {
    const request = await asAgent();
    const { tickets }: { tickets: { id: string }[] } = await (await request(`/api/tickets?${search}`)).json();
    return tickets.map(({ id }) => id);
  }

  it.each([
    ['all', ['1001', '1004', '1002', '1003']],
    ['to-handle', ['1001']],
    ['mine', ['1002']],
    ['awaiting', ['1004', '1002']],
  ])('filters %s, newest message first', async (filter, ids) => {
    expect(await idsOf(`filter=${filter}`)).toEqual(ids);
  });

  it.each(['7C1F1D60', 'allegromail', 'ala_kot', '+48 600 100', '1001', 'kubki nadal', 'gdzie paczka'])(
    'finds a ticket by %s',
    async (query) => {
      expect(await idsOf(new URLSearchParams({ q: query }).toString())).toEqual(['1001']);
    },
  );

  it('searches inside the filter', async () => {
    expect(await idsOf('filter=mine&q=1001')).toEqual([]);
  });
});

describe('ticket', () => {
  it('knows its neighbours in the list it was opened from', async () => {
    const request = await asAgent();
    const whole = await (await request('/api/tickets/1002?filter=all')).json();
    expect([whole.previous, whole.next]).toEqual(['1004', '1003']);
    const narrowed = await (await request('/api/tickets/1002?filter=mine')).json();
    expect([narrowed.previous, narrowed.next]).toEqual([null, null]);
  });

  it('never tells the truth', async () => {
    const request = await asAgent();
    expect(await (await request('/api/tickets/1001')).text()).not.toMatch(/truth|orderIds/);
  });

  it('shows what a test changed meanwhile', async () => {
    const tickets = makeTickets();
    responso = createResponso({ tickets, now: () => NOW * 1000 });
    const request = await asAgent();
    const first = tickets.find(({ id }) => id === '1001');
    if (first) first.type = 'return';
    expect((await (await request('/api/tickets/1001')).json()).type).toBe('return');
  });

  it('is answered after the delay, while the inbox is not kept waiting', async () => {
    responso.settings.delay = 50;
    const request = await asAgent();
    const answered: string[] = [];
    const ask = async (path: string) => {
      await request(path);
      answered.push(path);
    };
    await Promise.all([ask('/api/tickets/1001'), ask('/api/tickets')]);
    expect(answered).toEqual(['/api/tickets', '/api/tickets/1001']);
  });

  it('calls a delay function for each request', async () => {
    const asked: number[] = [];
    responso.settings.delay = () => asked.push(1);
    const request = await asAgent();
    await request('/api/tickets/1001');
    await request('/api/tickets/1002');
    expect(asked).toHaveLength(2);
  });

  it('hands out attachments as they are', async () => {
    const request = await asAgent();
    const { messages } = await (await request('/api/tickets/1002')).json();
    const file = await request(messages[0].attachments[0].address);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([137, 80, 78, 71]);
    expect(file.headers.get('content-type')).toBe('image/png');
  });
});

describe('replies', () => {
  it('arrive with the bytes of their files and join the conversation', async () => {
    const request = await asAgent();
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const form = new FormData();
    form.set('text', 'Etykieta w załączniku');
    form.append('attachments', new File([bytes], 'etykieta ł.pdf', { type: 'application/pdf' }));
    form.append('attachments', new File(['^XA'], 'label.zpl'));
    expect((await request('/api/tickets/1001/replies', { method: 'POST', body: form })).status).toBe(201);

    expect(responso.replies).toMatchObject([
      { ticketId: '1001', author: 'Łucja Zielińska', at: NOW, text: 'Etykieta w załączniku' },
    ]);
    const [pdf, zpl] = responso.replies[0]?.attachments ?? [];
    expect(pdf).toEqual({ name: 'etykieta ł.pdf', type: 'application/pdf', bytes });
    expect(zpl?.name).toBe('label.zpl');
    const { messages } = await (await request('/api/tickets/1001')).json();
    expect(messages.at(-1)).toMatchObject({ from: 'agent', text: 'Etykieta w załączniku' });
    const file = await request(messages.at(-1).attachments[0].address);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  it('are refused when there is neither text nor file', async () => {
    const request = await asAgent();
    const form = new FormData();
    form.set('text', '  ');
    expect((await request('/api/tickets/1001/replies', { method: 'POST', body: form })).status).toBe(422);
    expect(responso.replies).toEqual([]);
  });
});
