import { database } from '@/lib/background/storage/db';
import type { Colleagues, Sight } from '@/lib/team/colleagues';
import type { ActiveSession } from './active-session';

/** Tells the team what an agent looks at in a tab. @returns as `Team.look` */
export async function lookTogether(
  { presence, teamAccountOf }: ActiveSession,
  tabId: number,
  { ticketKey, orders }: Sight,
  known: number,
): Promise<Colleagues> {
  const ticket = JSON.stringify(['ticket', ticketKey]);
  const shared = orders.flatMap((order) => {
    const teamAccountId = teamAccountOf(order.accountId);
    if (teamAccountId === undefined) return [];
    return [{ ...order, thing: JSON.stringify(['order', teamAccountId, order.orderId]) }];
  });
  const things = shared.map(({ thing, isChanging }) => [thing, isChanging ? 'changes' : 'looks'] as const);
  const sight = new Map(ticketKey === '' ? things : [[ticket, 'looks'] as const, ...things]);
  const { version, whoDoes } = await presence.look(tabId, sight, known);
  const names = new Map(
    (await (await database()).getAll('teamMembers')).map(({ id, name }) => [id, name] as const),
  );
  const namesOf = (...asked: Parameters<typeof whoDoes>) =>
    whoDoes(...asked).flatMap((id) => names.get(id) ?? []);
  return {
    version,
    atTicket: namesOf('looks', ticket),
    atOrders: shared
      .map(({ accountId, orderId, thing }) => ({
        ...{ accountId, orderId },
        ...{ looking: namesOf('looks', thing), changing: namesOf('changes', thing) },
      }))
      .filter(({ looking, changing }) => looking.length + changing.length > 0),
  };
}
