import { statusOf } from '@/components/status/status-of';
import type { Account } from '@/lib/model/account';
import type { TimelineStep } from '@/lib/model/timeline';
import { formatMoney } from '@/lib/text/format';
import { language, t } from '@/lib/text/i18n';

/** What happened, in words. `hasParcels`: there are several parcels, so each is named. */
export function describeStep(step: TimelineStep, account: Account | undefined, hasParcels: boolean): string {
  switch (step.kind) {
    case 'paid':
      return describePayment(step);
    case 'status':
      return t('timeline.status', { name: statusOf(account?.statuses ?? [], step.statusId).name });
    case 'returned':
      return t('timeline.returned', { id: step.returnId });
    case 'tracked':
      return [
        t(`parcel.tracking.${step.tracking}`),
        step.isReturn && t('parcel.isReturn'),
        hasParcels && step.number,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'placed':
    case 'picked':
    case 'pickingFailed':
    case 'packed':
    case 'packingFailed':
      return t(`timeline.${step.kind}`);
  }
}

function describePayment({ amount, currency }: Extract<TimelineStep, { kind: 'paid' }>): string {
  if (amount === null) return t('timeline.paidSome');
  const key = amount < 0 ? 'timeline.paidBack' : 'timeline.paid';
  return t(key, { amount: formatMoney(Math.abs(amount), currency, language()) });
}
