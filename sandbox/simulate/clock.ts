interface Appointment {
  /** Unix ms. */
  at: number;
  /** The next event starts after the returned promise resolves. */
  happen: () => void | Promise<void>;
  /** True for the end of a `wait`: it does not happen while the machine sleeps. */
  isWait: boolean;
}

/** The life of the actors: they act until it is over. */
interface Mortal {
  readonly isOver: boolean;
  readonly ended: Promise<void>;
  /** Resolves when everything that the actors started is finished. Never resolves if the life ends first. */
  settle(): Promise<void>;
}

const immortal: Mortal = {
  isOver: false,
  ended: new Promise(() => undefined),
  settle: () => Promise.resolve(),
};

/**
 * Simulated time. Several actors act, one at a time. Acting takes no simulated time until the actor waits; then the
 * next due event happens. So requests of several actors overlap in time, and the same seed always gives the same run.
 */
export class Clock {
  /** The true time, as on the server, Unix ms. */
  at: number;
  /** How far the client's clock is ahead of the true time, ms. */
  offset = 0;
  #asleep = 0;
  #wakesAt = 0;
  #agenda: Appointment[] = [];
  #rest: () => void = () => undefined;

  constructor(at: number) {
    this.at = at;
  }

  /** The time on the client's clock, Unix ms. */
  readonly now = (): number => this.at + this.offset;

  /** The monotonic clock, ms: nobody can set it, and it stops while the machine sleeps. */
  readonly steady = (): number => this.at - this.#asleep;

  /** Plans an event for a time (Unix ms). It happens whether or not a worker is alive then. */
  plan(at: number, happen: Appointment['happen']): void {
    this.#note({ at, happen, isWait: false });
  }

  /** Lets the current actor wait for this many ms. */
  wait(duration: number): Promise<void> {
    return new Promise((resume) => {
      const at = this.at + Math.max(0, Math.round(duration));
      this.#note({ at, happen: () => this.#act(resume), isWait: true });
      this.#rest();
    });
  }

  /** Lets the machine sleep for this many ms: no actor acts. */
  sleep(duration: number): Promise<void> {
    this.#wakesAt = this.at + duration;
    this.#asleep += duration;
    return this.wait(duration);
  }

  /** Lets this many ms pass while no actor acts. */
  async pass(duration: number): Promise<void> {
    const end = this.at + Math.max(0, Math.round(duration));
    while ((this.#agenda[0]?.at ?? Infinity) <= end) await this.#happenNext();
    this.at = end;
  }

  /**
   * Lets all actors act until each has finished, including everything it started, or until their life is over. Nobody
   * waits after that. Otherwise a life could end later, while others act, and its end would look as if they had paused.
   */
  async live(actors: (() => Promise<void>)[], life = immortal): Promise<void> {
    const failures: unknown[] = [];
    let left = actors.length;
    void life.ended.then(() => this.#rest());
    for (const actor of actors) {
      if (life.isOver) break;
      await this.#act(() => {
        void actor()
          .then(() => life.settle())
          .catch((thrown: unknown) => failures.push(thrown))
          .finally(() => {
            left -= 1;
            this.#rest();
          });
      });
    }
    while (left > 0 && !life.isOver && failures.length === 0) await this.#happenNext();
    this.#agenda = this.#agenda.filter(({ isWait }) => !isWait);
    if (failures.length > 0) throw failures[0];
  }

  #note(appointment: Appointment): void {
    const index = this.#agenda.findIndex(({ at }) => at > appointment.at);
    this.#agenda.splice(index === -1 ? this.#agenda.length : index, 0, appointment);
  }

  /** Starts an actor. Resolves when the actor waits or has finished. */
  #act(begin: () => void): Promise<void> {
    return new Promise((rest) => {
      this.#rest = rest;
      begin();
    });
  }

  async #happenNext(): Promise<void> {
    const next = this.#agenda.shift();
    if (!next) throw new Error('Somebody waits for what never comes');
    if (next.isWait && next.at < this.#wakesAt) {
      this.#note({ ...next, at: this.#wakesAt });
      return;
    }
    this.at = Math.max(this.at, next.at);
    await next.happen();
  }
}
