/** A ticket that was open here and led to an order: what is shown of it beside that order in Base. */
export interface SeenTicket {
  /** `ticketKey` of its address: the same ticket on every visit. */
  key: string;
  /** '' where the page had none that could be told. */
  subject: string;
  address: string;
  /** When it was last open, Unix ms. */
  seenAt: number;
}
