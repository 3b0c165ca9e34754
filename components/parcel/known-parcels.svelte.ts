import type { Failure } from '@/lib/model/failure';
import type { KnownParcels, ParcelHolder } from '@/lib/model/parcel';
import { syncProgress } from '@/lib/stored/sync-progress';
import { askBackground } from '@/lib/messages/ask-background';

/** The parcels of one order or return: first those stored here, then Base's answer. */
export class KnownParcelsState {
  #known = $state.raw<KnownParcels | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isAsking = $state(false);
  readonly #holder: ParcelHolder;

  constructor(holder: ParcelHolder) {
    this.#holder = holder;
  }

  /** Null until there is an answer. */
  get known(): KnownParcels | null {
    return this.#known;
  }

  /** Why Base could not be asked. The stored parcels stay shown. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get isAsking(): boolean {
    return this.#isAsking;
  }

  async read(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const kept = await askBackground('readKeptParcels', this.#holder);
    if (kept.ok) this.#known = kept.value;
    const read = await askBackground('readParcels', this.#holder);
    this.#failure = read.ok ? null : read.failure;
    if (read.ok) this.#known = read.value;
    this.#isAsking = false;
  }

  /**
   * Reads the parcels now. If Base could not be asked, reads them again whenever the sync progress changes. Returns a
   * function that stops it.
   */
  follow(): () => void {
    void this.read();
    return syncProgress.watch(() => {
      if (this.#failure) void this.read();
    });
  }
}
