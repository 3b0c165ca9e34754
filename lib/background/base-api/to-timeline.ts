import { trackingStatuses, type Parcel } from '@/lib/model/parcel';
import type { PackingStep, TimelineEvent } from '@/lib/model/timeline';
import type { WirePackingEntry, WirePayment, WireTrackingEntry } from './schemas';

/** Converts Base's payment history. An entry that changes no amount says nothing, and is left out. */
export function toPayments(payments: readonly WirePayment[]): TimelineEvent[] {
  return payments.flatMap(({ paid_before, paid_after, currency, date }): TimelineEvent[] => {
    // Half a pair would be a false amount.
    const amount = paid_after === null || paid_before === null ? null : paid_after - paid_before;
    return amount === 0 ? [] : [{ kind: 'paid', amount, currency, at: date }];
  });
}

/** `action_type` → our step. The others are beginnings, reservations and photos (base-api.md §3.10). */
const packingSteps: Readonly<Record<number, PackingStep>> = {
  5: 'picked',
  6: 'pickingFailed',
  11: 'packed',
  12: 'packingFailed',
};

/** Converts Base's history of picking and packing. The names of the people in it are not kept. */
export function toPacking(entries: readonly WirePackingEntry[]): TimelineEvent[] {
  return entries.flatMap(({ action_type, entry_date }): TimelineEvent[] => {
    const kind = packingSteps[action_type];
    return kind ? [{ kind, at: entry_date }] : [];
  });
}

/**
 * Converts the tracking histories of an order's parcels. A parcel without one still has its latest status.
 *
 * @param histories by package id
 */
export function toTracking(
  parcels: readonly Parcel[],
  histories: ReadonlyMap<string, readonly WireTrackingEntry[]>,
): TimelineEvent[] {
  return parcels.flatMap(({ packageId, number, isReturn, tracking, trackedAt }) => {
    const steps = (histories.get(packageId) ?? []).map((entry) => ({
      tracking: trackingStatuses[entry.tracking_status] ?? 'unknown',
      at: entry.tracking_status_date,
    }));
    const known = steps.length > 0 || trackedAt === 0 ? steps : [{ tracking, at: trackedAt }];
    const named = new Map(known.map((step) => [`${step.tracking} ${String(step.at)}`, step]));
    return [...named.values()]
      .filter((step) => step.tracking !== 'unknown')
      .map((step): TimelineEvent => ({ kind: 'tracked', number, isReturn, ...step }));
  });
}
