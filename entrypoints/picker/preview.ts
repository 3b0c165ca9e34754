import { taughtEmails, taughtNumbers } from '@/lib/match/ticket-candidates';
import type { PickState } from '@/lib/messages/pick-state';
import { t } from '@/lib/text/i18n';
import { taughtSource, taughtType } from '@/lib/sites/responso/reading/read-kind';

/** What would be read with the chosen element, in words, and whether it can be saved. */
export interface Preview {
  text: string;
  isGood: boolean;
}

/** The longest text shown (characters). */
const longest = 120;

/** Describes what would be read with the element that the user has chosen. */
export function previewOf({ field, lines, isFit = false, isLasting }: PickState): Preview {
  if (!isLasting) return { text: t('diagnostics.pick.notLasting'), isGood: false };
  switch (field) {
    case 'column':
    case 'search':
    case 'attachment':
      return isFit
        ? { text: t(`diagnostics.pick.fits.${field}`), isGood: true }
        : // Some pages accept dropped files, which cannot be known before.
          { text: t(`diagnostics.pick.unfit.${field}`), isGood: field === 'attachment' };
    default: {
      const read = {
        email: () => taughtEmails(lines).map(({ written }) => written),
        order: () => taughtNumbers(lines).map(({ written }) => written),
        type: () => typeIn(lines),
        source: () => [taughtSource(lines)],
      }[field]();
      const text = [...new Set(read)].join(', ').slice(0, longest);
      return text
        ? { text: t('diagnostics.pick.reads', { text }), isGood: true }
        : { text: t(`diagnostics.pick.readsNothing.${field}`), isGood: false };
    }
  }
}

function typeIn(lines: readonly string[]): string[] {
  const type = taughtType(lines);
  return type ? [t(`diagnostics.type.${type}`)] : [];
}
