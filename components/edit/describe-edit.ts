import type { OrderField } from '@/lib/edit/order-fields';
import { t } from '@/lib/text/i18n';

/** `Edited: Phone, E-mail`: which fields, not their values. */
export function describeEdit({ fields }: { fields: readonly OrderField[] }): string {
  return t('edit.logged', { fields: fields.map((name) => t(`edit.field.${name}`)).join(', ') });
}
