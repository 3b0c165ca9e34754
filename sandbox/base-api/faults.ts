/** What goes wrong instead of, or after, a normal answer. */
export type FaultKind =
  /** HTTP 500 with an empty body. */
  | 'http500'
  /** HTTP 502 with an HTML body, as measured live (base-api.md §1). */
  | 'html502'
  /** The first half of the body, then the socket is closed. */
  | 'half'
  /** No answer; the connection stays open until the client closes it. */
  | 'hang'
  /** The headers and the first half of the body, then nothing until the client closes the connection. */
  | 'stall'
  /** The connection is reset. */
  | 'reset'
  /** HTTP 200 whose JSON is cut short. */
  | 'invalidJson'
  /** Valid JSON in which every list is a string. */
  | 'wrongShape'
  /** Valid JSON in which every record of every list is a string. */
  | 'wrongRecords'
  /** The correct answer, late. */
  | 'slow';

export interface Fault {
  kind: FaultKind;
  /** Only for this API method. Default: all methods. */
  method?: string;
  /** For this number of matching requests. Default: until cleared. */
  times?: number;
  /** For `slow`: the delay in ms. A function is called for each request. */
  delay?: number | (() => number);
  /**
   * For `http500`, `html502`, `hang` and `reset`: the request is still carried out, and only its answer is lost.
   * The other kinds always carry it out.
   */
  isCarriedOut?: boolean;
}

/** The faults that are switched on. */
export class Faults {
  #active: { fault: Fault; left: number }[] = [];

  switchOn(fault: Fault): void {
    this.#active.push({ fault, left: fault.times ?? Infinity });
  }

  clear(): void {
    this.#active = [];
  }

  /** Takes the fault for the next request for `method`: the one that was switched on first. Counts it as used. */
  take(method: string): Fault | undefined {
    const found = this.#active.find(({ fault }) => fault.method === undefined || fault.method === method);
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) this.#active = this.#active.filter((active) => active !== found);
    return found.fault;
  }
}

/** True if the request is carried out although its answer fails. */
export function isCarriedOut({ kind, isCarriedOut: isForced }: Fault): boolean {
  return (
    isForced === true || ['half', 'stall', 'invalidJson', 'wrongShape', 'wrongRecords', 'slow'].includes(kind)
  );
}
