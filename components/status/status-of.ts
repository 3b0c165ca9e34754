import type { Status } from '@/lib/model/account';
import { t } from '@/lib/text/i18n';

/** One of the account's statuses; one that is not among them (any more) is named by its id. */
export function statusOf(statuses: readonly Status[], id: string): Status {
  const known = statuses.find((status) => status.id === id);
  const name = known?.name || t('order.unknownStatus', { id });
  return { id, name, color: known?.color ?? '', group: known?.group ?? '' };
}
