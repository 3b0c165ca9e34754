import type { Courier, ReturnReason, Sources, Status, StatusGroup } from './shop.ts';

/** What the shop's owner has set up in Base: statuses, sources, couriers. The same for every seed. */

export const statusIds = {
  unconfirmed: 513680,
  unpaid: 513686,
  paid: 513687,
  packing: 513688,
  sent: 513689,
  cancelled: 513690,
  delivered: 513692,
  returned: 513693,
} as const;

// Blanks in front of names and missing colours are real: base-api.md §3.2.
export const statuses: Status[] = [
  status(statusIds.unconfirmed, 'Niepotwierdzone', 'Oczekuje na potwierdzenie', 105372, '#9BA3AB'),
  status(statusIds.paid, 'Nowe zamówienia', 'Przyjęto nowe zamówienie', 105372, '#0077DA', 1),
  status(statusIds.unpaid, ' Oczekuje na wpłatę', ' Oczekuje na wpłatę', 105372, '#C9A227'),
  status(statusIds.packing, 'Do wysłania', 'Gotowe do wysłania', 105373, '#EA864D'),
  status(513695, 'Do wyjaśnienia', 'W trakcie realizacji', 105373),
  status(statusIds.sent, 'Wysłane', 'Produkty zostały wysłane', 105374, '#22A564'),
  status(statusIds.delivered, 'Doręczone', 'Doręczone', 105374, '#14724A'),
  status(statusIds.returned, ' Zwrot', 'Zwrot przyjęty', 105374, '#8A4FBF'),
  status(513696, 'Enviado (Brasil)', 'Pedido enviado', 105374),
  status(statusIds.cancelled, 'Anulowane', 'Zamówienie zostało anulowane', 105374, '#D54839'),
];

export const statusGroups: StatusGroup[] = [
  { group_id: 105372, name: 'Przed realizacją', is_main_group: 1 },
  { group_id: 105373, name: 'Magazyn', is_main_group: 0 },
  { group_id: 105374, name: ' Po wysyłce', is_main_group: 0 },
];

export const returnStatusIds = { reported: 1006, accepted: 1007, refunded: 1008 } as const;

export const returnStatuses: Status[] = [
  status(returnStatusIds.reported, 'Zgłoszony', 'Zwrot zgłoszony', 3301, '#0077DA', 1),
  status(returnStatusIds.accepted, 'Przyjęty na magazyn', 'Zwrot przyjęty', 3301, '#EA864D'),
  status(returnStatusIds.refunded, ' Zwrócono pieniądze', 'Pieniądze zwrócone', 3302, '#22A564'),
  status(1009, 'Odrzucony', 'Zwrot odrzucony', 3302),
];

export const returnStatusGroups: StatusGroup[] = [
  { group_id: 3301, name: 'Zwroty w toku', is_main_group: 1 },
  { group_id: 3302, name: ' Zakończone', is_main_group: 0 },
];

/** Base's own first ones and what a shop adds (base-api.md §6.2). */
export const returnReasons: ReturnReason[] = [
  { return_reason_id: 1019, name: 'Uszkodzony' },
  { return_reason_id: 1020, name: 'Nie spełnia oczekiwań' },
  { return_reason_id: 1021, name: 'Inny' },
];

export const sourceIds = {
  shop: 8235,
  shopBrazil: 8236,
  allegro: 31675,
  amazon: 2598,
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
