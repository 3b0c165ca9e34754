import type { StatusChange } from './status-change';

type Told = 'accountId' | 'subject' | 'id' | 'changeId' | 'who' | 'ruleId' | 'from' | 'to';

/** One line of the activity log: a change of status from the moment it was confirmed, and what became of it. */
export interface Activity extends Pick<StatusChange, Told> {
  /** When it was confirmed, Unix ms. */
  at: number;
  /** The states of a change; `unchanged`: it was there already; `cancelled`: given up by the agent. */
  result: StatusChange['state'] | 'unchanged' | 'cancelled';
}
