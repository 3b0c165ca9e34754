import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { wsconnect } from '@nats-io/nats-core';
import { ensureNats } from './install-nats.ts';

/** A real `nats-server` on this computer. */
export interface Nats {
  /** For browsers: `ws://127.0.0.1:PORT/`. */
  address: string;
  /** Kills it, as a power cut does. */
  kill: () => Promise<void>;
  /** Starts it again, with what it had stored. */
  restart: () => Promise<void>;
  /** Kills it and deletes what it had stored. */
  close: () => Promise<void>;
  /** Where it stores. */
  folder: string;
  /** Its process id, to read its memory. */
  pid: () => number;
  /** How many records of teams it has ever stored: grows with each one that a member sends. Needs its store. */
  countStored: () => Promise<number>;
}

/** What a server may use. */
interface Place {
  /** Ports of loopback: for browsers, and for other programs. */
  port: number;
  plain: number;
  folder: string;
}

interface Wish {
  /** Lines of its configuration, beside ports and folders; or what makes all of it. */
  configuration?: string | ((place: Place) => string);
  /** False: without JetStream. */
  hasStore?: boolean;
}

/** Starts a server on free ports of loopback. */
export async function startNats({ configuration = '', hasStore = true }: Wish = {}): Promise<Nats> {
  const program = await ensureNats();
  const folder = await mkdtemp(join(tmpdir(), 'sidecar-nats-'));
  const [port, plain] = [await freePort(), await freePort()];
  const address = `ws://127.0.0.1:${port}/`;
  const file = join(folder, 'nats.conf');
  const lines = [
    `listen: "127.0.0.1:${plain}"`,
    `websocket { listen: "127.0.0.1:${port}", no_tls: true }`,
    ...(hasStore ? [`jetstream { store_dir: "${folder.replaceAll('\\', '/')}/store" }`] : []),
    configuration,
  ];
  const isWhole = typeof configuration === 'function';
  await writeFile(file, isWhole ? configuration({ port, plain, folder }) : lines.join('\n'));
  let running = await run();

  async function run(): Promise<ChildProcess> {
    const child = spawn(program, ['--config', file, '--log', join(folder, 'log')], { stdio: 'ignore' });
    await waitForPort(port, child);
    return child;
  }

  async function kill(): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  }

  return {
    address,
    folder,
    pid: () => running.pid ?? 0,
    countStored: () => countRecords(address),
    kill,
    restart: async () => {
      await kill();
      running = await run();
    },
    close: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function countRecords(address: string): Promise<number> {
  const connection = await wsconnect({ servers: address, reconnect: false });
  let count = 0;
  try {
    for await (const { config, state } of (await jetstreamManager(connection)).streams.list())
      // The others hold turns and minutes.
      if (!config.name.startsWith('KV_')) count += state.last_seq;
  } finally {
    await connection.close();
  }
  return count;
}

/** A port of loopback at which nobody listens now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Resolves when something listens. @throws when the server ends, or after 15 s */
async function waitForPort(port: number, child: ChildProcess): Promise<void> {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`nats-server ended with ${child.exitCode}`);
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nats-server does not listen');
}
