import type { Failure } from '@/lib/model/failure';
import type { Reply } from '@/lib/messages/reply';
import { syncProgress } from '@/lib/stored/sync-progress';

/** How records are read: those stored here, and those that Base has. */
interface Source<T> {
  readKept: () => Promise<Reply<T>>;
  read: () => Promise<Reply<T>>;
}

/** What is known of an order or return: first what is stored here, then Base's answer. */
export class KnownRecords<T> {
  #known = $state.raw<T | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isAsking = $state(false);
  readonly #source: Source<T>;

  constructor(source: Source<T>) {
    this.#source = source;
  }

  /** Null until there is an answer. */
  get known(): T | null {
    return this.#known;
  }

  /** Why Base could not be asked. The stored records stay shown. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  async read(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const kept = await this.#source.readKept();
    if (kept.ok) this.#known = kept.value;
    const read = await this.#source.read();
    this.#failure = read.ok ? null : read.failure;
    if (read.ok) this.#known = read.value;
    this.#isAsking = false;
  }

  /**
   * Reads the records now. If Base could not be asked, reads them again whenever the sync progress changes. Returns a
   * function that stops it.
   */
  follow(): () => void {
    void this.read();
    return syncProgress.watch(() => {
      if (this.#failure) void this.read();
    });
  }
}
