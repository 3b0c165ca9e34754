import { jetstream, jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { Kvm, type KV, type KvOptions } from '@nats-io/kv';
import { wsconnect, type NatsConnection } from '@nats-io/nats-core';
import { memoryOf } from '../../team/memory-of.ts';
import { startCluster } from '../../team/start-cluster.ts';
import { startNats, type Nats } from '../../team/start-nats.ts';
import type { SimulatedTime } from './simulated-time.ts';

/** A record that the server would delete by its age. */
interface Aging {
  sequence: number;
  /** When it was written, Unix ms of the simulation. */
  at: number;
}

/**
 * The real servers of a team. Their clock is the computer's, so two things are done for them by the simulated one: they
 * delete what is too old, and say when something was written.
 */
export class Servers {
  readonly #nodes: Nats[];
  readonly #down = new Set<Nats>();
  readonly #time: () => SimulatedTime;
  /** Bucket → its records by subject, and how long they last (ms). */
  readonly #buckets = new Map<string, { lasts: number; records: Map<string, Aging>; follower: unknown }>();
  #own: NatsConnection | undefined;
  #next = 0;
  #memory = 0;

  private constructor(nodes: Nats[], time: () => SimulatedTime) {
    this.#nodes = nodes;
    this.#time = time;
  }

  /** @param count 1, or the servers of a cluster */
  static async start(count: number, time: () => SimulatedTime): Promise<Servers> {
    return new Servers(count === 1 ? [await startNats()] : await startCluster(count), time);
  }

  get count(): number {
    return this.#nodes.length;
  }

  /** The address of a server that runs, another one each time; undefined: none runs. */
  route(): string | undefined {
    const up = this.#nodes.filter((node) => !this.#down.has(node));
    this.#next += 1;
    return up[this.#next % up.length]?.address;
  }

  async kill(which: number): Promise<void> {
    const node = this.#nodes[which];
    if (!node) return;
    this.noteMemory();
    this.#down.add(node);
    await node.kill();
  }

  async restart(which: number): Promise<void> {
    const node = this.#nodes[which];
    if (!node) return;
    await node.restart();
    this.#down.delete(node);
  }

  /** The most memory that one of the servers has had (bytes). */
  noteMemory(): number {
    for (const node of this.#nodes) this.#memory = Math.max(this.#memory, memoryOf(node.pid()));
    return this.#memory;
  }

  /** Waits until a server has answered, and deletes what is too old by the simulated clock. */
  async settle(): Promise<void> {
    const connection = await this.#connection();
    if (!connection) return;
    const { now } = this.#time();
    for (const [bucket, { lasts, records }] of this.#buckets)
      for (const [subject, { sequence, at }] of records) {
        if (at + lasts > now) continue;
        records.delete(subject);
        const manager = await jetstreamManager(connection, { checkAPI: false });
        await manager.streams.deleteMessage(`KV_${bucket}`, sequence, false).catch(() => undefined);
      }
    await Promise.race([connection.flush().catch(() => undefined), connection.closed()]);
  }

  async #connection(): Promise<NatsConnection | undefined> {
    if (this.#own && !this.#own.isClosed()) return this.#own;
    const servers = this.route();
    if (servers === undefined) return undefined;
    this.#own = await wsconnect({ servers, reconnect: false, ignoreClusterUpdates: true }).catch(
      () => undefined,
    );
    return this.#own;
  }

  /** What a member's code finds instead of `Kvm`. */
  memberKvm() {
    const open = (kvm: Kvm, name: string, options: Partial<KvOptions>) =>
      this.#openBucket(kvm, name, options);
    return class {
      readonly #kvm: Kvm;
      constructor(js: JetStreamClient) {
        this.#kvm = new Kvm(js);
      }
      create(name: string, options: Partial<KvOptions>): Promise<KV> {
        return open(this.#kvm, name, options);
      }
    };
  }

  async #openBucket(kvm: Kvm, name: string, { ttl = 0, ...options }: Partial<KvOptions>): Promise<KV> {
    const bucket = await kvm.create(name, options);
    await this.#follow(name, ttl);
    const get = bucket.get.bind(bucket);
    bucket.get = async (key, wish) => {
      const entry = await get(key, wish);
      const at = entry && new Date(this.#time().at(entry.created.getTime()));
      return entry && Object.defineProperty(entry, 'created', { value: at });
    };
    return bucket;
  }

  /** Notes what is written in a bucket, to delete it in time. */
  async #follow(name: string, lasts: number): Promise<void> {
    const connection = await this.#connection();
    const kept = this.#buckets.get(name);
    if (!connection || kept?.follower === connection) return;
    const records = kept?.records ?? new Map<string, Aging>();
    this.#buckets.set(name, { lasts, records, follower: connection });
    const consumer = await jetstream(connection).consumers.get(`KV_${name}`);
    const messages = await consumer.consume();
    void (async () => {
      for await (const { subject, seq, timestampNanos } of messages)
        records.set(subject, { sequence: seq, at: this.#time().at(Number(timestampNanos / 1_000_000n)) });
    })().catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#own?.close().catch(() => undefined);
    for (const node of this.#nodes) await node.close();
  }
}
