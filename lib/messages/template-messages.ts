import type { ReplyTemplate } from '@/lib/insert/reply-template';
import type { Reply } from './reply';

/** The user's templates for replies. From our own top-level pages only. */
export interface TemplateMessages {
  /** Changes those that are there, and adds the others. */
  saveTemplates: (templates: ReplyTemplate[]) => Reply<null>;
  deleteTemplate: (template: Pick<ReplyTemplate, 'id'>) => Reply<null>;
}
