import { namesIn, type PlaceholderValues } from '@/lib/insert/placeholders';
import { valuesOf, type InsertSubject } from '@/lib/insert/placeholder-values';
import type { Parcel } from '@/lib/model/parcel';
import type { ReplyTemplate } from '@/lib/insert/reply-template';
import type { OrderReturn } from '@/lib/model/return';
import { language, t } from '@/lib/text/i18n';
import type { Insertable } from './insert-work.svelte';

/** The values for a subject, in the language of the interface. */
function valuesInWords(subject: InsertSubject): PlaceholderValues {
  return valuesOf(subject, {
    language: language(),
    trackingStatus: (status) => t(`parcel.tracking.${status}`),
  });
}

/** The text about where a parcel is: its courier, number and tracking link. */
export function trackingOf(subject: InsertSubject & { parcel: Parcel }): Insertable {
  const { parcel } = subject;
  return {
    id: `tracking ${parcel.packageId} ${parcel.number}`,
    label: t('insert.what.tracking'),
    template: t('insert.text.tracking'),
    values: valuesInWords(subject),
  };
}

/** The text about how far a return is, with the refund where it is known. */
export function statusOfReturn(subject: InsertSubject & { orderReturn: OrderReturn }): Insertable {
  const values = valuesInWords(subject);
  const lines = [t('insert.text.return'), ...ifKnown([t('insert.text.refund')], values)];
  return {
    id: `return ${subject.orderReturn.returnId}`,
    label: t('insert.what.return'),
    template: lines.join('\n'),
    values,
  };
}

/** The built-in texts about an order itself. What the order does not have is left out. */
export function textsOfOrder(subject: InsertSubject): Insertable[] {
  const values = valuesInWords(subject);
  const summary = [
    t('insert.text.order'),
    ...ifKnown(
      [t('insert.text.placed'), '{order.products}', t('insert.text.delivery'), t('insert.text.total')],
      values,
    ),
  ];
  const place = values['delivery.point'] ? 'point' : 'address';
  return [
    { id: 'summary', label: t('insert.what.summary'), template: summary.join('\n'), values },
    ...ifKnown([t(`insert.text.${place}`)], values).map((template) => ({
      id: place,
      label: t(`insert.what.${place}`),
      template,
      values,
    })),
  ];
}

/** The user's templates. One about a parcel or a return is there once for each of them. */
export function textsOfTemplates(
  templates: readonly ReplyTemplate[],
  subject: InsertSubject,
  { parcels, returns }: { parcels: readonly Parcel[]; returns: readonly OrderReturn[] },
): Insertable[] {
  return templates.flatMap(({ id, name, text }) => {
    const isAbout = (group: string) =>
      namesIn(text).some((each) => each.toLowerCase().startsWith(`${group}.`));
    const ofParcels = isAbout('parcel') && parcels.length > 0 ? parcels : [undefined];
    const ofReturns = isAbout('return') && returns.length > 0 ? returns : [undefined];
    return ofParcels.flatMap((parcel) =>
      ofReturns.map((orderReturn) => ({
        id: [id, parcel?.packageId, parcel?.number, orderReturn?.returnId].join(' '),
        label: [
          name,
          ofParcels.length > 1 && parcel && t('parcel.named', { number: parcel.number }),
          ofReturns.length > 1 && orderReturn && t('order.return', { id: orderReturn.returnId }),
        ]
          .filter(Boolean)
          .join(' · '),
        template: text,
        values: valuesInWords({ orderReturn, ...subject, ...(parcel && { parcel }) }),
      })),
    );
  });
}

/** The lines whose placeholders all have a value. */
function ifKnown(lines: readonly string[], values: PlaceholderValues): string[] {
  const known = new Map<string, string | undefined>(Object.entries(values));
  return lines.filter((line) => namesIn(line).every((name) => known.get(name)));
}
