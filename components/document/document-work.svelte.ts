import type { Failure } from '@/lib/model/failure';
import type { DocumentPlace, FileFormat } from '@/lib/documents/document';
import type { Reply } from '@/lib/messages/reply';
import { askBackground } from '@/lib/messages/ask-background';

/** Progress of one action with a document. */
export type Step =
  | { kind: 'ready' }
  | { kind: 'working' }
  | { kind: 'done'; name: string }
  /** Attaching only: the page did not accept the file, so it was saved. */
  | { kind: 'saved'; name: string }
  /** Attaching only: the agent must say whether a file for label printers is wanted. */
  | { kind: 'asking'; format: FileFormat }
  | { kind: 'failed'; failure: Failure };

/** The actions with the file of one label or invoice. A second call of a running action does nothing. */
export class DocumentWork {
  #saving = $state.raw<Step>({ kind: 'ready' });
  #attaching = $state.raw<Step>({ kind: 'ready' });
  readonly #place: DocumentPlace;
  readonly #visit: string;

  /** @param visit the ticket view that the panel shows; '' if there is no reply to attach to */
  constructor(place: DocumentPlace, visit: string) {
    this.#place = place;
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
    const wanted = { place: this.#place, visit: this.#visit };
    this.#saving = await settle(askBackground('downloadDocument', wanted), ({ name }) => ({
      kind: 'done',
      name,
    }));
  }

  /** @param isPrinterFileFine true if the agent agreed to attach a file for label printers */
  async attach(isPrinterFileFine = false): Promise<void> {
    if (this.#attaching.kind === 'working') return;
    this.#attaching = { kind: 'working' };
    const wanted = { place: this.#place, visit: this.#visit, isPrinterFileFine };
    this.#attaching = await settle(askBackground('attachDocument', wanted), (outcome) => {
      if (outcome.kind === 'forPrinters') return { kind: 'asking', format: outcome.format };
      return { kind: outcome.kind === 'attached' ? 'done' : 'saved', name: outcome.name };
    });
  }

  /** The agent declined to attach a file that only a label printer can read. */
  leaveIt(): void {
    this.#attaching = { kind: 'ready' };
  }
}

async function settle<T>(asked: Promise<Reply<T>>, toStep: (value: T) => Step): Promise<Step> {
  const reply = await asked;
  return reply.ok ? toStep(reply.value) : { kind: 'failed', failure: reply.failure };
}
