import { findPlaceholder, fillTemplate, type PlaceholderValues } from '@/lib/insert/placeholders';
import { askBackground } from '@/lib/messages/ask-background';
import type { Failure } from '@/lib/model/failure';
import { longestInsert, type InsertOutcome } from '@/lib/insert/insert-request';
import { t } from '@/lib/text/i18n';
import { announcer } from '@/components/ui/announcer.svelte';

/** A text that can be inserted: its name in the menu, and what it is made of. */
export interface Insertable {
  id: string;
  label: string;
  template: string;
  values: PlaceholderValues;
}

/** Progress of the latest insert. */
export type InsertStep =
  | { kind: 'ready' }
  /** The agent must say whether a text with gaps is wanted; `missing`: what has no value, in words. */
  | { kind: 'asking'; text: string; missing: string[] }
  | { kind: 'working' }
  | { kind: 'inserted' }
  | { kind: 'refused'; text: string; why: Exclude<InsertOutcome, 'inserted'> }
  | { kind: 'failed'; text: string; failure: Failure };

/** Inserts texts into the reply, one at a time: a press while one is on its way does nothing. */
export class InsertWork {
  #step = $state.raw<InsertStep>({ kind: 'ready' });
  readonly #visit: () => string;

  /** @param visit returns the ticket view that the panel shows */
  constructor(visit: () => string) {
    this.#visit = visit;
  }

  get step(): InsertStep {
    return this.#step;
  }

  async insert({ template, values }: Insertable): Promise<void> {
    if (this.#step.kind === 'working') return;
    const { text, missing } = fillTemplate(template, values, (name) =>
      t('insert.gap', { what: describePlaceholder(name) }),
    );
    if (missing.length > 0) this.#step = { kind: 'asking', text, missing: missing.map(describePlaceholder) };
    else await this.send(text);
  }

  /** Inserts a text as it is. */
  async send(text: string): Promise<void> {
    if (this.#step.kind === 'working') return;
    this.#step = { kind: 'working' };
    if (text.length > longestInsert) {
      this.#step = { kind: 'refused', text, why: 'notTaken' };
      return;
    }
    const reply = await askBackground('insertText', { visit: this.#visit(), text });
    if (!reply.ok) this.#step = { kind: 'failed', text, failure: reply.failure };
    else if (reply.value === 'inserted') {
      this.#step = { kind: 'inserted' };
      announcer.say(t('insert.saidInserted'));
    } else this.#step = { kind: 'refused', text, why: reply.value };
  }

  /** Forgets the latest insert; not while it is on its way. */
  reset(): void {
    if (this.#step.kind !== 'working') this.#step = { kind: 'ready' };
  }
}

/** What a placeholder stands for, in words; an unknown one as it is written. */
function describePlaceholder(name: string): string {
  const placeholder = findPlaceholder(name);
  return placeholder ? t(`insert.placeholder.${placeholder}`) : `{${name}}`;
}
