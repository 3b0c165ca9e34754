/** A ticket that was open here and led to an order, as it is shown beside that order in Base. */
export interface SeenTicket {
  /** `ticketKey` of its address: the same ticket on every visit. */
  key: string;
  /** '' where none was found on the page. */
  subject: string;
  address: string;
  /** When it was last open, Unix ms. */
  seenAt: number;
}
