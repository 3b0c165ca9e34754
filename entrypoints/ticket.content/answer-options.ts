import { onMessage, sendMessage } from '@/lib/messages/messaging';
import { surveyPage } from '@/lib/sites/responso/survey-page';
import type { TaughtProfile } from '@/lib/model/taught-field';
import type { Picker } from './picker/picker';

/**
 * Serves the diagnostics: says what is read on this page, and lets the user pick an element of it.
 *
 * @returns ends it
 */
export function answerOptions({
  picker,
  taught,
  isMixedHost,
}: {
  picker: Picker;
  taught: () => TaughtProfile;
  isMixedHost: boolean;
}): () => void {
  const stops = [
    onMessage('surveyPage', () =>
      surveyPage(document, new URL(location.href), { isOurs: picker.isOurs, taught: taught(), isMixedHost }),
    ),
    onMessage('pickElement', async ({ data: { field } }) => {
      const path = await picker.pick(field);
      if (!path) return { ok: true, value: false };
      const saved = await sendMessage('teachElement', { field, path });
      return saved.ok ? { ok: true, value: true } : saved;
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
