import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { account } from '@/tests/fixtures/account';
import type { ServerAccess } from '@/lib/team/team-view';
import { makeCertificate } from '../../sandbox/team/make-certificate.ts';
import { startNats, type Nats } from '../../sandbox/team/start-nats.ts';
import { openColleague, type Colleague } from './colleague.ts';

/** What is said of servers that cannot have a team. Nothing may be written then. */

let anna: Colleague;
let servers: { close: () => unknown }[];

beforeEach(async () => {
  fakeBrowser.reset();
  servers = [];
  anna = await openColleague();
  await anna.data.put('accounts', account);
  await anna.data.put('tokens', await anna.vault.sealToken('a-token'), account.id);
  await anna.data.put('cursors', anna.state.startState(account.id, Date.now()));
  await anna.start();
});
afterEach(async () => {
  await anna.kill();
  for (const server of servers) await server.close();
  vi.unstubAllGlobals();
});

async function nats(wish?: Parameters<typeof startNats>[0]): Promise<Nats> {
  const started = await startNats(wish);
  servers.push(started);
  return started;
}

const make = (server: string, access: ServerAccess = { kind: 'open' }) =>
  anna.steps.makeTeam({ server, access, teamName: 'Shop', memberName: 'Anna' });

async function expectNothing(): Promise<void> {
  expect(await anna.steps.viewTeam()).toBeNull();
  expect(await anna.data.count('teamUnsent')).toBe(0);
  expect(await anna.data.getAllKeys('values')).not.toContain('team');
  expect(anna.team.team()).toBe(anna.team.alone);
}

it('nobody there', async () => {
  const { address, kill } = await nats();
  await kill();
  await expect(make(address)).rejects.toThrow('teamUnreachable');
  await expectNothing();
});

it('a web server that is no NATS', async () => {
  const server: Server = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({ close: () => new Promise((resolve) => server.close(resolve)) });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(make(`ws://127.0.0.1:${port}`)).rejects.toThrow('teamUnreachable');
  await expectNothing();
});

it('a WebSocket that speaks otherwise', async () => {
  class Other extends EventTarget {
    binaryType = '';
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onclose: ((event: { wasClean: boolean; reason: string }) => void) | null = null;
    constructor() {
      super();
      setTimeout(() => {
        this.dispatchEvent(new Event('open'));
        this.onmessage?.({ data: new TextEncoder().encode('{"hello":"world"}\r\n').buffer });
      }, 5);
    }
    send(): void {
      // It does not listen.
    }
    close(): void {
      this.onclose?.({ wasClean: true, reason: '' });
    }
  }
  vi.stubGlobal('WebSocket', Other);
  await expect(make('ws://127.0.0.1:1')).rejects.toThrow('teamNotNats');
  await expectNothing();
});

it('NATS without JetStream', async () => {
  const { address } = await nats({ hasStore: false });
  await expect(make(address)).rejects.toThrow('teamServerOld');
  await expectNothing();
});

it('a wrong token, user or password', async () => {
  const withToken = await nats({ configuration: 'authorization { token: "right" }' });
  await expect(make(withToken.address)).rejects.toThrow('teamServerRefused');
  await expect(make(withToken.address, { kind: 'token', token: 'wrong' })).rejects.toThrow(
    'teamServerRefused',
  );
  await expectNothing();
  await make(withToken.address, { kind: 'token', token: 'right' });
  await anna.steps.leaveTeam();
  const withUser = await nats({ configuration: 'authorization { user: "shop", password: "right" }' });
  const user = { kind: 'user', user: 'shop', password: 'wrong' } as const;
  await expect(make(withUser.address, user)).rejects.toThrow('teamServerRefused');
  await make(withUser.address, { ...user, password: 'right' });
});

it('the configuration in docs/team.md has room for a team, which only its certificate lets in', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-docs-'));
  servers.push({ close: () => rm(folder, { recursive: true, force: true }) });
  const { certificate, key } = makeCertificate();
  const [certificateFile, keyFile] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')];
  await writeFile(certificateFile, certificate);
  await writeFile(keyFile, key);
  const page = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'team.md'), 'utf8');
  const [, written = ''] = /```conf\n([^]*?)```/.exec(page) ?? [];
  // As it is written, at the ports, in the folder and with the password of this test.
  const replace = (places: Record<string, string>) =>
    Object.entries(places).reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    }, written);
  const { address } = await nats({
    configuration: ({ port, plain }) =>
      replace({
        '127.0.0.1:4222': `127.0.0.1:${plain}`,
        '0.0.0.0:443': `127.0.0.1:${port}`,
        '/etc/nats/fullchain.pem': certificateFile.replaceAll('\\', '/'),
        '/etc/nats/privkey.pem': keyFile.replaceAll('\\', '/'),
        '/var/lib/nats': folder.replaceAll('\\', '/'),
        '$2a$11$PUT.THE.HASH.OF.A.LONG.PASSWORD.HERE': 'right',
      }),
  });
  const { port } = new URL(address);
  const user = { kind: 'user', user: 'shop', password: 'right' } as const;
  // Whoever has no certificate that is trusted here may be anybody.
  await expect(make(`localhost:${port}`, user)).rejects.toThrow('teamUnreachable');
  await expectNothing();
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, certificate]);
  onTestFinished(() => setDefaultCACertificates(trusted));
  await make(`localhost:${port}`, user);
  await vi.waitFor(
    () => expect(anna.steps.presentSession()?.session.connection.getServer()).toBe(`localhost:${port}`),
    { timeout: 20_000, interval: 20 },
  );
  expect((await anna.steps.viewTeam())?.server).toBe(`wss://localhost:${port}/`);
  await anna.steps.leaveTeam();
  // Without TLS nobody gets in.
  await expect(make(`ws://127.0.0.1:${port}`, user)).rejects.toThrow('teamUnreachable');
});

it('a user who may not make what a team needs', async () => {
  const { address } = await nats({
    configuration:
      'authorization { users: [ { user: "shop", password: "p", permissions: { publish: ["nothing"], subscribe: ["_INBOX.>"] } } ] }',
  });
  await expect(make(address, { kind: 'user', user: 'shop', password: 'p' })).rejects.toThrow(
    'teamServerRefused',
  );
  await expectNothing();
}, 60_000);

it('a server without room', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-full-'));
  servers.push({ close: () => rm(folder, { recursive: true, force: true }) });
  const configuration = [
    `jetstream { store_dir: "${folder}", max_file: 1 }`,
    'accounts { SHOP { jetstream { max_streams: 1 }, users: [ { user: "shop", password: "p" } ] } }',
  ].join('\n');
  const { address } = await nats({ hasStore: false, configuration });
  await expect(make(address, { kind: 'user', user: 'shop', password: 'p' })).rejects.toThrow(
    'teamServerFull',
  );
  await expectNothing();
});

it('an address without encryption', async () => {
  await expect(make('ws://nats.example.com')).rejects.toThrow('teamAddressUnsafe');
  await expectNothing();
});
