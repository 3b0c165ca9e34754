/** A ticket that was open here and led to an order, as it is shown beside that order in Base. */
export interface SeenTicket {
  /** `ticketKey` of its URL, the same in every ticket view. */
  key: string;
  /** '' where none was found on the page. */
  subject: string;
  address: string;
  /** When it was last open, Unix ms. */
  seenAt: number;
}
