import type { OrderEdit, StatusChange } from './change';
import type { OrderField } from '@/lib/edit/order-fields';

/** The fields that a line takes from its change. */
type Told = 'accountId' | 'id' | 'changeId' | 'who' | 'ruleId';

/** What every line of the log says. */
interface Line {
  /** When it was confirmed, Unix ms. */
  at: number;
  /** The state of the change, or `unchanged`: Base had it already; `cancelled`: the agent gave it up. */
  result: StatusChange['state'] | 'unchanged' | 'cancelled';
  /** The name of the team member whose browser made the change; missing: this browser. */
  member?: string | undefined;
}

/** A status change that was confirmed, and its result. */
export interface StatusActivity extends Line, Pick<StatusChange, Told | 'subject' | 'from' | 'to'> {}

/** An edit that was confirmed, and its result. The log names the fields; their values are personal data. */
export interface EditActivity extends Line, Pick<OrderEdit, Told | 'subject'> {
  fields: OrderField[];
}

/** One line of the activity log. */
export type Activity = StatusActivity | EditActivity;
