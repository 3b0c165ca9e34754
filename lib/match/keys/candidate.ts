/** Something in a ticket's text that may belong to an order. */
export interface Candidate {
  kind: 'email' | 'phone' | 'login' | 'number';
  /** Normalised, as keys are. */
  value: string;
  /** As written on the page; shown to the agent. */
  written: string;
  /** True if the text calls it an order number. */
  isOrders?: boolean | undefined;
  /**
   * How a number was read that the text does not call an order number. A less certain number is looked up in fewer ways
   * (`keys.ts`), and Base is not asked about it.
   *
   * - `unlabelled`: stands alone.
   * - `part`: stands inside something longer, such as a file's name or a number with a suffix.
   * - `joined`: put together from groups that may be several numbers.
   * - `hint`: short. It names an order only if that order belongs to the ticket's buyer.
   */
  certainty?: 'unlabelled' | 'part' | 'joined' | 'hint' | undefined;
}

/** Kind and value of a candidate, `phone:221002030`: the same for two that mean the same. */
export function candidateKey({ kind, value }: Pick<Candidate, 'kind' | 'value'>): string {
  return `${kind}:${value}`;
}
