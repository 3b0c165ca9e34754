import { FailureError } from '@/lib/model/failure';
import { mostTemplates, type ReplyTemplate } from '@/lib/insert/reply-template';
import { keptTemplates } from './kept-templates';

/**
 * Saves templates: replaces those with the same id and adds the others. No other template is touched.
 *
 * @throws FailureError storageFull when templates are added beyond `mostTemplates`. A team may have brought more, and a
 * settings file may contain more: these stay
 */
export async function saveTemplates(saved: readonly ReplyTemplate[]): Promise<void> {
  await keptTemplates.change((before) => {
    const byId = new Map([...before, ...saved].map((template) => [template.id, template]));
    if (byId.size > Math.max(mostTemplates, before.length, saved.length))
      throw new FailureError({ kind: 'storageFull' });
    return [...byId.values()];
  });
}

/** Deletes a template. */
export async function deleteTemplate({ id }: Pick<ReplyTemplate, 'id'>): Promise<void> {
  await keptTemplates.change((before) => before.filter((template) => template.id !== id));
}
