import type { Failure } from '@/lib/model/failure';
import type { KnownParcels, ParcelHolder } from '@/lib/model/parcel';
import { syncProgress } from '@/lib/stored/sync-progress';
import { askBackground } from '@/lib/messages/ask-background';

/** The parcels of one order or return: first what is known here, then what Base says. */
export class KnownParcelsState {
  #known = $state.raw<KnownParcels | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #isAsking = $state(false);
  readonly #holder: ParcelHolder;

  constructor(holder: ParcelHolder) {
    this.#holder = holder;
  }

  /** Null until something is known. */
  get known(): KnownParcels | null {
    return this.#known;
  }

  /** Why Base could not be asked; what was known before stays. */
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

  /** Reads the parcels now, and again while Base could not be asked and its account is heard of; the answer ends it. */
  follow(): () => void {
    void this.read();
    return syncProgress.watch(() => {
      if (this.#failure) void this.read();
    });
  }
}
