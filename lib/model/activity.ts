import type { StatusChange } from './status-change';

type Told = 'accountId' | 'subject' | 'id' | 'changeId' | 'who' | 'ruleId' | 'from' | 'to';

/** One line of the activity log: a status change that was confirmed, and its result. */
export interface Activity extends Pick<StatusChange, Told> {
  /** When it was confirmed, Unix ms. */
  at: number;
  /** The state of the change, or `unchanged`: Base had the status already; `cancelled`: the agent gave it up. */
  result: StatusChange['state'] | 'unchanged' | 'cancelled';
}
