interface Appointment {
  /** Unix ms. */
  at: number;
  /** What comes next happens after what it promises. */
  happen: () => void | Promise<void>;
  /** Somebody waits for it, and not while the machine is asleep. */
  isWait: boolean;
}

/** Whoever acts until it is over. */
interface Mortal {
  readonly isOver: boolean;
  readonly ended: Promise<void>;
  /** Resolves when nothing that he has begun is left to come; never, if that is his end. */
  settle(): Promise<void>;
}

const immortal: Mortal = {
  isOver: false,
  ended: new Promise(() => undefined),
  settle: () => Promise.resolve(),
};

/**
 * Simulated time, in which several act one at a time: whoever acts does so in no time until he waits, then what is due
 * next happens. So their requests are on their way at the same time, and the same seed is always the same story.
 */
export class Clock {
  /** True time, Unix ms: the server's. */
  at: number;
  /** How far the client's clock is ahead of it, ms. */
  offset = 0;
  #asleep = 0;
  #wakesAt = 0;
  #agenda: Appointment[] = [];
  #rest: () => void = () => undefined;

  constructor(at: number) {
    this.at = at;
  }

  /** What the client's clock shows, Unix ms. */
  readonly now = (): number => this.at + this.offset;

  /** What nobody can set and what stands still while the machine sleeps, ms. */
  readonly steady = (): number => this.at - this.#asleep;

  /** Something that happens at a time (Unix ms), whoever lives then. */
  plan(at: number, happen: Appointment['happen']): void {
    this.#note({ at, happen, isWait: false });
  }

  /** Whoever acts lets so many ms pass. */
  wait(duration: number): Promise<void> {
    return new Promise((resume) => {
      const at = this.at + Math.max(0, Math.round(duration));
      this.#note({ at, happen: () => this.#act(resume), isWait: true });
      this.#rest();
    });
  }

  /** Whoever acts lets so many ms pass with the machine asleep: nobody else acts either. */
  sleep(duration: number): Promise<void> {
    this.#wakesAt = this.at + duration;
    this.#asleep += duration;
    return this.wait(duration);
  }

  /** Lets so many ms pass while nobody acts. */
  async pass(duration: number): Promise<void> {
    const end = this.at + Math.max(0, Math.round(duration));
    while ((this.#agenda[0]?.at ?? Infinity) <= end) await this.#happenNext();
    this.at = end;
  }

  /**
   * Lets all of them act until each has come to its end, and what it has begun too, or their life is over: then nobody
   * waits any more. A life that could still end later would end while others act, and be taken for their rest.
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

  /** Resolves when whoever begins to act waits, or is at its end. */
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
