/** What goes wrong instead of, or after, a normal answer. */
export type FaultKind =
  /** HTTP 500 with an empty body. */
  | 'http500'
  /** HTTP 502 with an HTML body, as measured live (base-api.md §1). */
  | 'html502'
  /** The first half of the body, then the socket is closed. */
  | 'half'
  /** No answer until the client leaves. */
  | 'hang'
  /** The headers and the first half of the body, then nothing until the client leaves. */
  | 'stall'
  /** The connection is reset. */
  | 'reset'
  /** HTTP 200 whose JSON is cut short. */
  | 'invalidJson'
  /** Good JSON in which every list is a string. */
  | 'wrongShape'
  /** Good JSON in which every record of every list is a string. */
  | 'wrongRecords'
  /** The right answer, late. */
  | 'slow';

export interface Fault {
  kind: FaultKind;
  /** Only for this API method; without it for every one. */
  method?: string;
  /** For the next so many requests it fits; without it until cleared. */
  times?: number;
  /** For `slow`: how late, in ms; a function is asked for each request. */
  delay?: number | (() => number);
  /**
   * For `http500`, `html502`, `hang` and `reset`: the request is carried out all the same and only its answer is lost.
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

  /** The fault that the next request for `method` meets, the first switched on going first; counts it as used. */
  take(method: string): Fault | undefined {
    const found = this.#active.find(({ fault }) => fault.method === undefined || fault.method === method);
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) this.#active = this.#active.filter((active) => active !== found);
    return found.fault;
  }
}

/** True when the request does its work although its answer goes wrong. */
export function isCarriedOut({ kind, isCarriedOut: isForced }: Fault): boolean {
  return (
    isForced === true || ['half', 'stall', 'invalidJson', 'wrongShape', 'wrongRecords', 'slow'].includes(kind)
  );
}
