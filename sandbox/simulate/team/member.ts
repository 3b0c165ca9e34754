import type { LoadMember } from './bundle-member.ts';
import { Machine, type World } from './machine.ts';
import type { MemberCode } from './member-code.ts';

interface Wish {
  world: World;
  name: string;
  offset: number;
  load: LoadMember;
  packages: Record<string, unknown>;
}

/** A member of the team: a machine with the real background on it. */
export class Member {
  readonly name: string;
  readonly machine: Machine;
  readonly #load: LoadMember;
  readonly #packages: Record<string, unknown>;
  #code: MemberCode;

  constructor({ world, name, offset, load, packages }: Wish) {
    this.name = name;
    this.machine = new Machine(world, offset);
    this.#load = load;
    this.#packages = packages;
    this.#code = this.#boot();
  }

  /** The code of the present life. */
  get code(): MemberCode {
    return this.#code;
  }

  /** True when an agent can work there. */
  get isThere(): boolean {
    const { isOver, isAsleep } = this.machine.life;
    return !isOver && !isAsleep;
  }

  /** The browser starts again after it has died. */
  restart(): void {
    this.machine.restart();
    this.#code = this.#boot();
  }

  #boot(): MemberCode {
    const { life } = this.machine;
    const code = this.#load(life.globals(), this.#packages);
    life.onAlarm = code.ring;
    code.start();
    return code;
  }
}
