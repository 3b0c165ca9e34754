interface Appointment {
  /** Unix ms. */
  at: number;
  happen: () => void;
}

/** Simulated time. What is due happens when time passes over it, also while a request is on its way. */
export class Clock {
  /** True time, Unix ms: the server's. */
  at: number;
  /** How far the client's clock is ahead of it, ms. */
  offset = 0;
  #asleep = 0;
  #agenda: Appointment[] = [];

  constructor(at: number) {
    this.at = at;
  }

  /** What the client's clock shows, Unix ms. */
  readonly now = (): number => this.at + this.offset;

  /** What nobody can set and what stands still while the machine sleeps, ms. */
  readonly steady = (): number => this.at - this.#asleep;

  plan(at: number, happen: () => void): void {
    const index = this.#agenda.findIndex((appointment) => appointment.at > at);
    this.#agenda.splice(index === -1 ? this.#agenda.length : index, 0, { at, happen });
  }

  /** Lets time pass, ms. */
  pass(duration: number): void {
    const end = this.at + Math.max(0, Math.round(duration));
    for (let next = this.#agenda[0]; next !== undefined && next.at <= end; next = this.#agenda[0]) {
      this.#agenda.shift();
      this.at = Math.max(this.at, next.at);
      next.happen();
    }
    this.at = end;
  }

  /** Lets time pass with the machine asleep, ms. */
  sleep(duration: number): void {
    this.pass(duration);
    this.#asleep += duration;
  }
}
