/** Something on a ticket's page that a buyer's order may be found by. */
export interface Candidate {
  kind: 'email' | 'phone' | 'login' | 'number';
  /** Normalised: what keys are made of. */
  value: string;
  /** As it stands on the page: what is shown to the agent. */
  written: string;
  /** The text calls it an order's number. */
  isOrders?: boolean | undefined;
  /**
   * How a number was read that the text does not call one. What is less certain may be looked up in fewer ways
   * (`keys.ts`), and Base is not asked about it.
   *
   * - `unlabelled`: stands alone.
   * - `part`: stands inside something longer, a file's name or a number with a suffix.
   * - `joined`: put together from groups that may as well be several numbers.
   * - `hint`: short. Names an order only if that is the ticket's buyer's.
   */
  certainty?: 'unlabelled' | 'part' | 'joined' | 'hint' | undefined;
}
