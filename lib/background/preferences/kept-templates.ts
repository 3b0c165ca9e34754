import { templates } from '@/lib/stored/stored-templates';
import { keptValue } from '@/lib/background/storage/kept-value';

/** The user's templates for replies. */
export const keptTemplates = keptValue(templates);
