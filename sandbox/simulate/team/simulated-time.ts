/** Something that is to happen at a time. */
export interface Appointment {
  /** Unix ms of the simulation. */
  at: number;
  happen: () => void;
  isOff: boolean;
}

/**
 * What is due within this time happens together (ms): members that ask at nearly the same time meet each other, and
 * fewer steps are needed.
 */
const together = 100;
/** The longest time, in ms of the computer, that work may take until the next step. What hangs is not waited for after that. */
const patience = 20_000;
/** How much faster than the computer's clock it goes while something needs the computer's time. */
const fastest = 8;

/**
 * Simulated time beside real work: databases, encryption and the team's server do their work in no simulated time. Time
 * goes on when all of it is done, so a slow computer changes nothing but how long a run takes.
 */
export class SimulatedTime {
  /** Unix ms. */
  now: number;
  #slowUntil = 0;
  readonly #settle: () => Promise<boolean>;
  readonly #agenda: Appointment[] = [];
  /** When each step began, by both clocks. */
  readonly #steps: { real: number; now: number }[];

  /** @param settle lets work go on for a moment. @returns true when nothing was left to do */
  constructor(now: number, settle: () => Promise<boolean>) {
    this.now = now;
    this.#settle = settle;
    this.#steps = [{ real: 0, now }];
  }

  plan(at: number, happen: () => void): Appointment {
    const appointment = { at: Math.max(at, this.now), happen, isOff: false };
    let [low, high] = [0, this.#agenda.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#agenda[middle]?.at ?? 0) <= appointment.at) low = middle + 1;
      else high = middle;
    }
    this.#agenda.splice(low, 0, appointment);
    return appointment;
  }

  /** Resolves after so many ms. */
  wait(duration: number): Promise<void> {
    return new Promise((resolve) => this.plan(this.now + duration, resolve));
  }

  /** Lets time pass until then (Unix ms). */
  async passUntil(end: number): Promise<void> {
    while (this.now < end) await this.#step(end);
  }

  /** Lets time pass until the work is done. @throws after so many ms of the simulation, or what the work throws */
  async passWhile<Result>(work: Promise<Result>, longest = 600_000): Promise<Result> {
    const end = this.now + longest;
    const seen = { isDone: false };
    const note = () => (seen.isDone = true);
    work.then(note, note);
    await this.settleAll();
    while (!seen.isDone) {
      if (this.now >= end) throw new Error('It takes too long');
      await this.#step(end);
    }
    return work;
  }

  /** When a moment of the computer's clock was here, Unix ms. */
  at(real: number): number {
    let [low, high] = [0, this.#steps.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#steps[middle]?.real ?? 0) <= real) low = middle + 1;
      else high = middle;
    }
    return this.#steps[low - 1]?.now ?? this.now;
  }

  /** True while something needs the computer's time. */
  get isSlow(): boolean {
    return Date.now() < this.#slowUntil;
  }

  /** Goes on no faster than `fastest` times the computer's clock for so long (ms of the computer). */
  goSlowly(duration: number): void {
    this.#slowUntil = Date.now() + duration;
  }

  async settleAll(): Promise<void> {
    const end = Date.now() + patience;
    // Twice: what has just been sent may be on its way between two threads.
    for (let quiet = 0; quiet < 2 && Date.now() < end;) quiet = (await this.#settle()) ? quiet + 1 : 0;
  }

  async #step(end: number): Promise<void> {
    const began = Date.now();
    const before = this.now;
    const first = this.#agenda[0]?.at ?? end;
    const until = Math.min(end, first + together);
    for (let next = this.#agenda[0]; next && next.at <= until; next = this.#agenda[0]) {
      this.#agenda.shift();
      if (next.isOff) continue;
      this.#goTo(next.at);
      next.happen();
    }
    if (first > end) this.#goTo(end);
    await this.settleAll();
    const rest = (this.now - before) / fastest - (Date.now() - began);
    if (rest > 0 && this.isSlow) await new Promise((resolve) => setTimeout(resolve, rest));
  }

  #goTo(at: number): void {
    if (at <= this.now) return;
    this.now = at;
    this.#steps.push({ real: Date.now(), now: at });
  }
}
