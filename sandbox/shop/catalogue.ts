import type { Courier, ExtraField, ReturnReason, Sources, Status, StatusGroup } from './shop.ts';

/** What the shop's owner has configured in Base: statuses, sources, fields, couriers. The same for every seed. */

export const statusIds = {
  unconfirmed: 402110,
  unpaid: 402116,
  paid: 402117,
  packing: 402118,
  sent: 402121,
  cancelled: 402124,
  delivered: 402126,
  returned: 402127,
} as const;

// Leading spaces and missing colours occur in real answers (base-api.md §3.2).
export const statuses: Status[] = [
  status(statusIds.unconfirmed, 'Niepotwierdzone', 'Oczekuje na potwierdzenie', 70215, '#9BA3AB'),
  status(statusIds.paid, 'Nowe zamówienia', 'Zamówienie do nas dotarło', 70215, '#1B6EC2', 1),
  status(statusIds.unpaid, ' Oczekuje na wpłatę', ' Oczekuje na wpłatę', 70215, '#C9A227'),
  status(statusIds.packing, 'Do wysłania', 'Czeka na kuriera', 70216, '#D9822B'),
  status(402131, 'Do wyjaśnienia', 'W trakcie realizacji', 70216),
  status(statusIds.sent, 'Wysłane', 'Paczka jest w drodze', 70217, '#2E9E5B'),
  status(statusIds.delivered, 'Doręczone', 'Doręczone', 70217, '#14724A'),
  status(statusIds.returned, ' Zwrot', 'Zwrot przyjęty', 70217, '#8A4FBF'),
  status(402132, 'Enviado (Brasil)', 'Pedido enviado', 70217),
  status(statusIds.cancelled, 'Anulowane', 'Zamówienie jest odwołane', 70217, '#C2453C'),
];

export const statusGroups: StatusGroup[] = [
  { group_id: 70215, name: 'Przed realizacją', is_main_group: 1 },
  { group_id: 70216, name: 'Magazyn', is_main_group: 0 },
  { group_id: 70217, name: ' Po wysyłce', is_main_group: 0 },
];

export const returnStatusIds = { reported: 2041, accepted: 2042, refunded: 2043 } as const;

export const returnStatuses: Status[] = [
  status(returnStatusIds.reported, 'Zgłoszony', 'Zwrot zgłoszony', 3301, '#1B6EC2', 1),
  status(returnStatusIds.accepted, 'Przyjęty na magazyn', 'Zwrot przyjęty', 3301, '#D9822B'),
  status(returnStatusIds.refunded, ' Zwrócono pieniądze', 'Pieniądze zwrócone', 3302, '#2E9E5B'),
  status(2044, 'Odrzucony', 'Zwrot odrzucony', 3302),
];

export const returnStatusGroups: StatusGroup[] = [
  { group_id: 3301, name: 'Zwroty w toku', is_main_group: 1 },
  { group_id: 3302, name: ' Zakończone', is_main_group: 0 },
];

/** Base's own, and those that the shop added (base-api.md §6.2). */
export const returnReasons: ReturnReason[] = [
  { return_reason_id: 2071, name: 'Uszkodzony' },
  { return_reason_id: 2072, name: 'Nie spełnia oczekiwań' },
  { return_reason_id: 2073, name: 'Inny' },
];

/** The two that every account has, and those that the shop added (base-api.md §3.7). */
export const extraFields: ExtraField[] = [
  { extra_field_id: 1, name: 'Pole dodatkowe 1', editor_type: 'text' },
  { extra_field_id: 2, name: 'Pole dodatkowe 2', editor_type: 'text' },
  { extra_field_id: 41, name: 'Rodzaj klienta', editor_type: 'radio', options: ['firma', 'osoba'] },
  { extra_field_id: 57, name: 'Grawer', editor_type: 'text' },
  { extra_field_id: 63, name: 'Projekt nadruku', editor_type: 'file' },
];

export const sourceIds = {
  shop: 7412,
  shopBrazil: 7413,
  allegro: 28460,
  amazon: 3184,
  shopee: 41207,
} as const;

export const sources: Sources = {
  personal: { '0': 'Osobiście/tel.' },
  order_return: { '0': 'Zwrot do zamówienia' },
  shop: { [sourceIds.shop]: 'domowykubek.example', [sourceIds.shopBrazil]: 'canecafeliz.example' },
  allegro: { [sourceIds.allegro]: 'DomowyKubek' },
  amazon: { [sourceIds.amazon]: 'Domowy Kubek PL' },
  shopee: { [sourceIds.shopee]: 'Caneca Feliz' },
  erli: [],
};

export const couriers: Courier[] = [
  { code: 'allegrokurier', name: 'Allegro.pl' },
  { code: 'dhl', name: 'DHL PL' },
  { code: 'dpd', name: 'DPD PL' },
  { code: 'inpostkurier', name: 'InPost Kurier' },
  { code: 'paczkomaty', name: 'InPost Paczkomaty' },
  { code: 'wygodne_zwroty', name: 'Wygodne Zwroty' },
  { code: 'other', name: 'Inne' },
];

function status(
  id: number,
  name: string,
  forCustomer: string,
  groupId: number,
  color?: string,
  isPrimary = 0,
): Status {
  const shown = { id, name, group_id: groupId, is_primary: isPrimary, name_for_customer: forCustomer };
  return color === undefined ? shown : { ...shown, color };
}
