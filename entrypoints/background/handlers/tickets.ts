import { learnHouseEmails } from '@/lib/background/house-emails';
import { noteHelpdeskHost } from '@/lib/background/inbox';
import { findOrders } from '@/lib/background/orders';
import { findReturns } from '@/lib/background/returns';
import { considerTab } from '@/lib/background/ruled-orders';
import { noteSeenTicket } from '@/lib/background/seen-tickets';
import type { Sender } from '@/lib/background/sender';
import type { Candidate } from '@/lib/match/candidates';
import { isNamed } from '@/lib/match/rank';
import { ticketCandidates } from '@/lib/match/ticket-candidates';
import { nothingSchema, ticketSeenSchema } from '@/lib/messages';
import { onMessage } from '@/lib/messaging';
import { tieOf } from '@/lib/rules/meant-orders';
import { ticketIdOfKey } from '@/lib/sites/responso/ticket-address';
import { ticketOfTab } from '@/lib/ticket';
import type { TicketKind } from '@/lib/ticket-kind';
import { answer } from './answer';

/** A conversation is hardly longer (characters): what comes after is not looked into by rules. */
const mostText = 100_000;

/** What content scripts say of the ticket in their tab. */
export function registerTicketHandlers(): void {
  onMessage(
    'ticketSeen',
    answer(['ticketPage'], ticketSeenSchema, async (page, tabId, sender) => {
      const { visit, key, subject, address, kind } = page;
      const lines = page.lines ?? [];
      const kept = await ticketOfTab(tabId).read();
      // Where the address does not tell one ticket from another, nothing of what was read before is certainly of this one.
      const former = kept?.visit === visit && key !== '' ? kept.candidates : [];
      const candidates = ticketCandidates({ ...page, lines, ticketId: ticketIdOfKey(key), former });
      await ticketOfTab(tabId).write({
        visit,
        key,
        stage: page.lines ? 'read' : 'reading',
        candidates,
        house: await learnHouseEmails(candidates),
        kind,
        text: lines.join('\n').slice(0, mostText),
      });
      if (page.lines && isOwnAddress(address, sender))
        await keepForBase({ key, subject, address }, candidates, kind);
      // Nobody waits for it: the panel, where there is one, has them look again.
      if (page.lines) considerTab(tabId).catch(() => undefined);
      return null;
    }),
  );

  onMessage(
    'ticketLeft',
    answer(['ticketPage'], nothingSchema, async (_, tabId) => {
      await ticketOfTab(tabId).remove();
      return null;
    }),
  );
}

/** What the order's page in Base will show of this ticket, and a dry run of a rule. */
async function keepForBase(
  ticket: { key: string; subject: string; address: string },
  candidates: readonly Candidate[],
  kind: TicketKind,
): Promise<void> {
  await noteHelpdeskHost(new URL(ticket.address).host);
  if (!ticket.key) return;
  const { matches } = await findOrders(candidates);
  await noteSeenTicket(
    { ...ticket, seenAt: Date.now() },
    matches.map(({ order }) => order),
    {
      kind,
      named: matches.filter(isNamed).map(({ order }) => order),
      vouchedFor: matches.filter((match) => tieOf(match).isVouchedFor).map(({ order }) => order),
      returns: (await findReturns(candidates)).filter(isNamed).map(({ orderReturn }) => orderReturn),
    },
  );
}

function isOwnAddress(address: string, { url }: Sender): boolean {
  return url !== undefined && URL.parse(address)?.origin === new URL(url).origin;
}
