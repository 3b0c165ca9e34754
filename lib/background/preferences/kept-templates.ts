import { templates } from '@/lib/stored/stored-templates';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The user's templates for replies. A team shares those that are marked for it. */
export const keptTemplates = keptValue(templates, undefined, {
  kind: 'template',
  list: (all) => all.flatMap((part) => (part.isShared ? [{ key: ['', part.id], part }] : [])),
});
