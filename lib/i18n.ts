import { i18n } from '#i18n';
import type { Failure } from './errors';
import { formatTime } from './format';

/** A text of the locale files, in the language of the browser. */
export const t = i18n.t;

/** The language that texts are shown in, as a BCP 47 tag: numbers, money and dates follow it. */
export function language(): string {
  return t('@@ui_locale').replace('_', '-') || 'en';
}

/** Groups of texts that hold one for each plural category. */
type Counted =
  | 'panel.foundOrders'
  | 'options.orders'
  | 'options.unread'
  | 'options.disconnectAsk'
  | 'sync.requests'
  | 'sync.removed';

/**
 * A text with a number in it. WXT's own plurals know 0, 1 and n only; Polish needs one, few and many
 * (wxt packages/i18n README), so the browser's `Intl.PluralRules` chooses the key.
 */
export function tCount(group: Counted, count: number, others: Record<string, string> = {}): string {
  const category = new Intl.PluralRules(language()).select(count);
  const form = category === 'zero' || category === 'two' ? 'other' : category;
  return t(`${group}.${form}`, { ...others, count: new Intl.NumberFormat(language()).format(count) });
}

/** What is said of a failure: a sentence, and what the user can do. */
export function describeFailure(failure: Failure): { text: string; action: string } {
  if (failure.kind === 'tokenBlocked') {
    const time = formatTime(failure.until, language());
    return {
      text: t('failure.tokenBlocked.text', { time }),
      action: t('failure.tokenBlocked.action', { time }),
    };
  }
  return { text: t(`failure.${failure.kind}.text`), action: t(`failure.${failure.kind}.action`) };
}
