/** Something on a ticket's page that a buyer's order may be found by. */
export interface Candidate {
  kind: 'email' | 'phone' | 'login' | 'number';
  /** Normalised: what keys are made of. */
  value: string;
  /** As it stands on the page: what is shown to the agent. */
  written: string;
  /** The text calls it an order's number. */
  isOrders?: boolean | undefined;
}
