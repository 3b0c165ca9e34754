/** What a screen reader is told of something that was done, and that others see: one place for a whole page. */
class Announcer {
  #said = $state('');

  /** Drawn by `Announcer.svelte`. */
  get said(): string {
    return this.#said;
  }

  /** Says a text, also when it is the same as the last. */
  say(text: string): void {
    this.#said = text === this.#said ? `${text}\u00a0` : text;
  }
}

export const announcer = new Announcer();
