import type { Failure } from '@/lib/errors';

/** A failure that has no place of its own any more: its parcel has left the screen. */
export interface LabelNotice {
  failure: Failure;
  /** The parcel's. */
  number: string;
  /** Saves the label after all. */
  save: () => Promise<void>;
}

/** What a panel has yet to say about labels, whichever ticket it shows by now. */
class LabelNoticesState {
  #list = $state.raw<LabelNotice[]>([]);

  get list(): readonly LabelNotice[] {
    return this.#list;
  }

  add(notice: LabelNotice): void {
    this.#list = [...this.#list, notice];
  }

  dismiss(notice: LabelNotice): void {
    this.#list = this.#list.filter((other) => other !== notice);
  }
}

export const labelNotices = new LabelNoticesState();
