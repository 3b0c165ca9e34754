import type { Status } from '@/lib/model/account';
import { t } from '@/lib/text/i18n';

/** One of the account's statuses. A status that it does not have (any more) gets its id as its name. */
export function statusOf(statuses: readonly Status[], id: string): Status {
  const known = statuses.find((status) => status.id === id);
  const name = known?.name || t('order.unknownStatus', { id });
  return { id, name, color: known?.color ?? '', group: known?.group ?? '' };
}
