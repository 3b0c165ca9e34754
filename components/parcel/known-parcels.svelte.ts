import type { Failure } from '@/lib/model/failure';
import type { KnownParcels, ParcelHolder } from '@/lib/model/parcel';
import { sendMessage } from '@/lib/messages/messaging';

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
    try {
      const kept = await sendMessage('readKeptParcels', this.#holder);
      if (kept.ok) this.#known = kept.value;
      const read = await sendMessage('readParcels', this.#holder);
      this.#failure = read.ok ? null : read.failure;
      if (read.ok) this.#known = read.value;
    } catch {
      // The background has gone for good: another version has taken its place.
      this.#failure = { kind: 'extensionUpdated' };
    } finally {
      this.#isAsking = false;
    }
  }
}
