import { FailureError } from '@/lib/model/failure';
import { mostTemplates, type ReplyTemplate } from '@/lib/insert/reply-template';
import { keptTemplates } from './kept-templates';

/**
 * Saves templates: one that is there is changed, others are added. No other template is touched.
 *
 * @throws FailureError storageFull when there would be more than `mostTemplates`, and than there were here or are saved
 * at once: a team may have brought more, and a settings file has all of them
 */
export async function saveTemplates(saved: readonly ReplyTemplate[]): Promise<void> {
  await keptTemplates.change((before) => {
    const byId = new Map([...before, ...saved].map((template) => [template.id, template]));
    if (byId.size > Math.max(mostTemplates, before.length, saved.length))
      throw new FailureError({ kind: 'storageFull' });
    return [...byId.values()];
  });
}

/** Deletes a text for replies. */
export async function deleteTemplate({ id }: Pick<ReplyTemplate, 'id'>): Promise<void> {
  await keptTemplates.change((before) => before.filter((template) => template.id !== id));
}
