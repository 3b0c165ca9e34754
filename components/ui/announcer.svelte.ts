/** Texts that arrive within this time are announced together, ms. */
const gatherFor = 100;

/** How long a text stays for a screen reader to read it, ms. Later it would be out of date. */
const shownFor = 2_000;

/**
 * Announces to screen readers what others see: something was done, has failed or was found. There is one announcer per
 * page: simultaneous texts are read one after the other, and each only once.
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

  /** Announces a text, even if it equals the last one; '' announces nothing. */
  say(text: string): void {
    if (!text || this.#next.includes(text)) return;
    if (this.#next.push(text) === 1) this.#gathering = setTimeout(() => this.#speak(), gatherFor);
  }

  /** Drops texts that were not announced yet: the page that they belong to is gone. */
  silence(): void {
    this.#next = [];
    this.#said = '';
    clearTimeout(this.#timer);
    clearTimeout(this.#gathering);
  }

  #speak(): void {
    const text = this.#next.join(' ');
    this.#next = [];
    // An unchanged text would not be read again, so add a space that makes it differ.
    this.#said = text === this.#said ? `${text}\u00a0` : text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#said = ''), shownFor);
  }
}

/** The one announcer of the page. */
export const announcer = new Announcer();
