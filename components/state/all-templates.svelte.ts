import type { ReplyTemplate } from '@/lib/insert/reply-template';
import { templates } from '@/lib/stored/stored-templates';
import { followItem } from './follow-item';

const latest = followItem(templates);

/** All templates, by name; null until they have been read. Reactive. */
export function allTemplates(): ReplyTemplate[] | null {
  return latest()?.toSorted((a, b) => a.name.localeCompare(b.name)) ?? null;
}
