/** What is said within this time is said together, ms. */
const gatherFor = 100;

/** How long a text stays for a screen reader to take it up, ms. What somebody comes upon later would be out of date. */
const shownFor = 2_000;

/**
 * Tells a screen reader what others see: something was done, has gone wrong or was found. One place for a whole page:
 * what is said at once is said one after the other, and nothing twice.
 */
class Announcer {
  #said = $state('');
  #next: string[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Drawn by `Announcer.svelte`. */
  get said(): string {
    return this.#said;
  }

  /** Says a text, also when it is the same as the last; '' says nothing. */
  say(text: string): void {
    if (!text || this.#next.includes(text)) return;
    if (this.#next.push(text) === 1) this.#gathering = setTimeout(() => this.#speak(), gatherFor);
  }

  /** Says nothing more of what was to be said: the page that it was about is gone. */
  silence(): void {
    this.#next = [];
    this.#said = '';
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
  }

  #speak(): void {
    const text = this.#next.join(' ');
    this.#next = [];
    // The same text again is no change, and would not be read.
    this.#said = text === this.#said ? `${text}\u00a0` : text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#said = ''), shownFor);
  }
}

export const announcer = new Announcer();
