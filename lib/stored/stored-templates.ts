import * as z from 'zod/mini';
import { replyTemplateSchema } from '@/lib/insert/reply-template';
import { storedItem } from './stored-item';

/** All templates for replies. A copy for reading: the background keeps them in its database. */
export const templates = storedItem('local:templates', z.array(replyTemplateSchema), [], 1);
