import { Disk } from './disk.ts';
import { Questions } from './questions.ts';
import type { Appointment, SimulatedTime } from './simulated-time.ts';
import { unrest } from './unrest.ts';

/** What the machines of a run share. */
export interface World {
  time: SimulatedTime;
  /** 0 to 1. */
  random: () => number;
  /** Base: carries out a request when it arrives. */
  ask: (request: RequestInit) => Promise<Response>;
  /** How long a request takes to Base, and its answer back (ms). Undefined: it is lost. */
  wayToBase: () => { there: number; back: number } | undefined;
  /** The address of a server that lets a member in; undefined: there is none. */
  route: () => string | undefined;
  /** An address at which nobody listens. */
  nowhere: string;
  /** What a member sends to the team's server, and receives. */
  traffic: { sent: number; received: number };
}

type Callback = () => void;

/**
 * The computer of one member: a clock, a disk, a network, a browser. It can be killed, sleep, be cut off, and have a
 * clock that is wrong.
 */
export class Machine {
  readonly world: World;
  /** How far its clock is ahead (ms). */
  readonly offset: number;
  isCut = false;
  #factory = new IDBFactory();
  readonly #stored = { local: new Map<string, unknown>(), session: new Map<string, unknown>() };
  #life: Life;

  constructor(world: World, offset: number) {
    this.world = world;
    this.offset = offset;
    this.#life = this.#begin();
  }

  /** The life of its browser now. */
  get life(): Life {
    return this.#life;
  }

  #begin(): Life {
    this.#stored.session.clear();
    return new Life(this, this.#factory, this.#stored);
  }

  /** Its browser starts again, with what was on the disk. */
  restart(): Life {
    this.#life.kill();
    this.#life = this.#begin();
    return this.#life;
  }

  /** Cuts its network. */
  cut(): void {
    this.isCut = true;
    this.#life.loseConnections();
  }

  mend(): void {
    this.isCut = false;
  }
}

type Stored = Record<'local' | 'session', Map<string, unknown>>;

/** One life of a browser, until it is killed. */
export class Life {
  readonly machine: Machine;
  /** True: nothing that it awaits arrives any more. */
  isOver = false;
  /** Called when an alarm rings. */
  onAlarm: (name: string) => void = () => undefined;
  /** Called with what pages are told: topic → a number that is raised when they have to read it again. */
  onTold: (changes: unknown) => void = () => undefined;
  /** How many awaits it still has to live; at 0 it dies. */
  awaitsLeft = Infinity;
  readonly disk: Disk;
  readonly #stored: Stored;
  readonly #timers = new Map<number, Appointment>();
  readonly #sockets = new Set<{ lose: () => void; wake: () => void }>();
  /** Timers that were due while the machine slept. */
  #missed: Callback[] = [];
  #isAsleep = false;
  #last = 0;

  constructor(machine: Machine, factory: IDBFactory, stored: Stored) {
    this.machine = machine;
    this.disk = new Disk(factory, () => this.goesOn());
    this.#stored = stored;
  }

  get isAsleep(): boolean {
    return this.#isAsleep;
  }

  /** The time on its clock, Unix ms. */
  now = (): number => this.machine.world.time.now + this.machine.offset;

  /** Counts one await. @returns false if the life is over: then nothing is delivered */
  goesOn(): boolean {
    this.awaitsLeft -= 1;
    if (this.awaitsLeft <= 0) this.kill();
    return !this.isOver;
  }

  kill(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const timer of this.#timers.values()) timer.isOff = true;
    this.#timers.clear();
    this.disk.pull();
    for (const socket of this.#sockets) socket.lose();
  }

  /** The lid is closed: no timer, no message. */
  sleep(): void {
    this.#isAsleep = true;
  }

  /** @param isConnected false: its connections did not outlast the sleep */
  wake(isConnected: boolean): void {
    if (!this.#isAsleep || this.isOver) return;
    this.#isAsleep = false;
    if (!isConnected) this.loseConnections();
    for (const socket of this.#sockets) socket.wake();
    const missed = this.#missed;
    this.#missed = [];
    for (const act of missed) act();
  }

  loseConnections(): void {
    for (const socket of this.#sockets) socket.lose();
  }

  #plan(duration: number, act: Callback): number {
    this.#last += 1;
    const id = this.#last;
    const { time } = this.machine.world;
    // Clocks show whole milliseconds, and no browser's timer takes less than one.
    const appointment = time.plan(time.now + Math.max(1, Math.ceil(duration)), () => {
      this.#timers.delete(id);
      this.#act(act);
    });
    if (!this.isOver) this.#timers.set(id, appointment);
    else appointment.isOff = true;
    return id;
  }

  #act(act: Callback): void {
    if (this.isOver) return;
    if (this.#isAsleep) this.#missed.push(() => this.#act(act));
    else if (this.goesOn()) act();
  }

  /** Resolves after so many ms of its time; never if the life ends. */
  wait = (duration: number): Promise<void> => new Promise((resolve) => void this.#plan(duration, resolve));

  /** What its code finds under the names of what a browser has. */
  globals(): Record<string, unknown> {
    const { now } = this;
    const { world } = this.machine;
    const math = { random: world.random };
    Object.setPrototypeOf(math, Math);
    const setTimer = (act: Callback, duration = 0) => this.#plan(duration, act);
    const clear = (id: number | undefined) => {
      const timer = this.#timers.get(id ?? 0);
      if (timer) timer.isOff = true;
      this.#timers.delete(id ?? 0);
    };
    const repeat = (act: Callback, every: number) => {
      const id = this.#plan(every, function again() {
        goOn(again);
        act();
      });
      const goOn = (again: Callback) => {
        const next = this.#plan(every, again);
        const appointment = this.#timers.get(next);
        this.#timers.delete(next);
        if (appointment) this.#timers.set(id, appointment);
      };
      return id;
    };
    return {
      Date: class extends Date {
        constructor(...parts: [] | [string | number | Date]) {
          super(parts.length === 0 ? now() : parts[0]);
        }
        static override now = now;
      },
      Math: math,
      setTimeout: setTimer,
      setInterval: repeat,
      clearTimeout: clear,
      clearInterval: clear,
      performance: {
        now: () => world.time.now,
        getEntriesByName: () => [],
        clearResourceTimings: () => undefined,
      },
      AbortSignal: {
        timeout: (duration: number) => {
          const controller = new AbortController();
          this.#plan(duration, () => controller.abort(new DOMException('It took too long', 'TimeoutError')));
          return controller.signal;
        },
      },
      indexedDB: this.disk.door,
      fetch: (_: string, request: RequestInit) => this.#fetch(request),
      WebSocket: this.#socketClass(),
      memberBrowser: this.#browser(),
    };
  }

  async #fetch(request: RequestInit): Promise<Response> {
    const { world, isCut } = this.machine;
    const way = world.wayToBase();
    if (isCut || !way) {
      await this.wait(50);
      throw new TypeError('no network');
    }
    const { signal } = request;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    signal?.addEventListener('abort', () => reject(new DOMException('It took too long', 'TimeoutError')));
    // A request that was on its way when the browser died may arrive.
    const isOnItsWay = world.random() < 0.5;
    world.time.plan(world.time.now + way.there, () => {
      if (this.isOver && !isOnItsWay) return;
      const answer = world.ask({ ...request, signal: null });
      void this.wait(way.back).then(() => answer.then(resolve, reject));
    });
    return promise;
  }

  #socketClass() {
    // oxlint-disable-next-line typescript/no-this-alias -- the class below has a `this` of its own
    const life = this;
    const { world } = this.machine;
    const sockets = this.#sockets;
    return class extends WebSocket {
      #isLost = false;
      #isKnown = false;
      #waiting: Event[] = [];
      readonly #questions = new Questions();

      constructor() {
        super((life.machine.isCut || life.isOver ? undefined : world.route()) ?? world.nowhere);
        sockets.add(this);
        unrest.underway += 1;
      }

      /** It is known whether the server lets it in. */
      #noteKnown(): void {
        if (this.#isKnown) return;
        this.#isKnown = true;
        unrest.underway -= 1;
      }

      override send(content: ArrayBuffer): void {
        if (this.#isLost || this.readyState !== WebSocket.OPEN) return;
        world.traffic.sent += content.byteLength;
        unrest.events += 1;
        this.#questions.noteSent(content);
        super.send(content);
      }

      override dispatchEvent(event: Event): boolean {
        this.#noteKnown();
        if (this.#isLost || !life.goesOn()) return true;
        unrest.events += 1;
        if (event instanceof MessageEvent && event.data instanceof ArrayBuffer) {
          world.traffic.received += event.data.byteLength;
          this.#questions.noteReceived(event.data);
        }
        return this.#arrive(event);
      }

      /** What arrives at a machine that sleeps waits until it wakes. */
      #arrive(event: Event): boolean {
        if (event.type === 'close') this.#questions.forget();
        if (life.isAsleep) {
          this.#waiting.push(event);
          return true;
        }
        if (event.type === 'close') sockets.delete(this);
        return super.dispatchEvent(event);
      }

      /** The connection ends without a word. */
      lose(): void {
        if (this.#isLost) return;
        this.#isLost = true;
        this.#waiting = [];
        this.#noteKnown();
        unrest.events += 1;
        if (life.isOver) {
          this.#questions.forget();
          sockets.delete(this);
        } else this.#arrive(new CloseEvent('close', { wasClean: false, code: 1006 }));
        super.close();
      }

      wake(): void {
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const event of waiting) this.#arrive(event);
      }
    };
  }

  #browser() {
    const area = (kept: Map<string, unknown>) => ({
      get: (name?: string) => {
        if (name === undefined) return Promise.resolve(structuredClone(Object.fromEntries(kept)));
        return Promise.resolve(kept.has(name) ? { [name]: structuredClone(kept.get(name)) } : {});
      },
      set: (values: Record<string, unknown>) => {
        if (!this.isOver)
          for (const [name, value] of Object.entries(values)) {
            kept.set(name, structuredClone(value));
            if (name === 'changes') this.onTold(value);
          }
        return Promise.resolve();
      },
      remove: (name: string) => {
        if (!this.isOver) kept.delete(name);
        return Promise.resolve();
      },
      onChanged: { addListener: () => undefined, removeListener: () => undefined },
    });
    return {
      storage: {
        local: area(this.#stored.local),
        session: area(this.#stored.session),
        managed: area(new Map()),
      },
      alarms: {
        create: (name: string, { when }: { when: number }) => {
          this.#plan(when - this.now(), () => this.onAlarm(name));
          return Promise.resolve();
        },
      },
      declarativeNetRequest: { updateDynamicRules: () => Promise.resolve() },
      runtime: {
        getURL: (path: string) => `chrome-extension://sidecar${path}`,
        getManifest: () => ({ host_permissions: [] }),
      },
      permissions: { contains: () => Promise.resolve(true) },
    };
  }
}

/** What a member's code finds as its browser. */
export type MemberBrowser = unknown;
