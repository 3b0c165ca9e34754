import { unrest } from './unrest.ts';

/** An answer that has not come after this (ms of the computer) does not come: the client gives up too. */
const longest = 5_000;

/** What a member has asked the team's server, and what is not answered yet, as the protocol's lines say. */
export class Questions {
  readonly #open = new Map<string, NodeJS.Timeout>();

  noteSent(content: ArrayBuffer): void {
    for (const [, subject = '', inbox = ''] of read(content).matchAll(/^H?PUB (\S+) (_INBOX\S+) /gm)) {
      // Whoever asks for the next messages waits until there are some.
      if (subject.startsWith('$JS.API.CONSUMER.MSG.NEXT') || this.#open.has(inbox)) continue;
      unrest.underway += 1;
      this.#open.set(
        inbox,
        setTimeout(() => this.#close(inbox), longest),
      );
    }
  }

  noteReceived(content: ArrayBuffer): void {
    if (this.#open.size === 0) return;
    for (const [, inbox = ''] of read(content).matchAll(/^H?MSG (_INBOX\S+) /gm)) this.#close(inbox);
  }

  /** The connection has ended. */
  forget(): void {
    for (const inbox of this.#open.keys()) this.#close(inbox);
  }

  #close(inbox: string): void {
    const timer = this.#open.get(inbox);
    if (!timer) return;
    clearTimeout(timer);
    this.#open.delete(inbox);
    unrest.underway -= 1;
  }
}

function read(content: ArrayBuffer): string {
  return Buffer.from(content).toString('latin1');
}
