import type { Failure } from '@/lib/errors';
import type { LabelFormat } from '@/lib/label';
import type { Reply } from '@/lib/messages';
import { sendMessage } from '@/lib/messaging';
import type { Parcel, ParcelHolder } from '@/lib/parcel';
import { labelNotices } from './label-notices.svelte';

/** How far one thing that is done with a label has come. */
export type Step =
  | { kind: 'ready' }
  | { kind: 'working' }
  | { kind: 'done'; name: string }
  /** Attaching only: the page did not take the file, so it was saved. */
  | { kind: 'saved'; name: string }
  /** Attaching only: the agent is to say whether a file for label printers is wanted. */
  | { kind: 'asking'; format: LabelFormat }
  | { kind: 'failed'; failure: Failure };

/** What is being done with the label of one parcel. While something is, asking for it again does nothing. */
export class LabelWork {
  #saving = $state.raw<Step>({ kind: 'ready' });
  #attaching = $state.raw<Step>({ kind: 'ready' });
  #isShown = true;
  readonly #holder: ParcelHolder;
  readonly #parcel: Parcel;
  readonly #visit: string;

  /** @param visit of the ticket that the panel shows; '' where there is no reply to attach to */
  constructor(holder: ParcelHolder, parcel: Parcel, visit: string) {
    this.#holder = holder;
    this.#parcel = parcel;
    this.#visit = visit;
  }

  get saving(): Step {
    return this.#saving;
  }

  get attaching(): Step {
    return this.#attaching;
  }

  get canAttach(): boolean {
    return this.#visit !== '';
  }

  async save(): Promise<void> {
    if (this.#saving.kind === 'working') return;
    this.#saving = { kind: 'working' };
    this.#saving = await settle(sendMessage('downloadLabel', this.#place), ({ name }) => ({
      kind: 'done',
      name,
    }));
    this.#tellElsewhere(this.#saving);
  }

  /** @param isPrinterFileFine the agent has said that a file for label printers may be attached */
  async attach(isPrinterFileFine = false): Promise<void> {
    if (this.#attaching.kind === 'working') return;
    this.#attaching = { kind: 'working' };
    const wanted = { ...this.#place, visit: this.#visit, isPrinterFileFine };
    this.#attaching = await settle(sendMessage('attachLabel', wanted), (outcome) => {
      if (outcome.kind === 'forPrinters') return { kind: 'asking', format: outcome.format };
      return { kind: outcome.kind === 'attached' ? 'done' : 'saved', name: outcome.name };
    });
    this.#tellElsewhere(this.#attaching);
  }

  /** The agent does not want to attach what only a label printer can read. */
  leaveIt(): void {
    this.#attaching = { kind: 'ready' };
  }

  /** The parcel is not on the screen any more: what fails from now on is said by the panel itself. */
  leaveScreen(): void {
    this.#isShown = false;
  }

  get #place() {
    const { packageId, number } = this.#parcel;
    return { ...this.#holder, packageId, number };
  }

  #tellElsewhere(step: Step): void {
    // Another ticket is on its way to the screen, which takes this card with it.
    const isLeaving = step.kind === 'failed' && step.failure.kind === 'ticketSwitched';
    if (step.kind !== 'failed' || (this.#isShown && !isLeaving)) return;
    labelNotices.add({
      failure: step.failure,
      number: this.#parcel.number || this.#parcel.packageId,
      save: () => this.save(),
    });
  }
}

async function settle<T>(asked: Promise<Reply<T>>, toStep: (value: T) => Step): Promise<Step> {
  try {
    const reply = await asked;
    return reply.ok ? toStep(reply.value) : { kind: 'failed', failure: reply.failure };
  } catch {
    return { kind: 'failed', failure: { kind: 'extensionUpdated' } };
  }
}
