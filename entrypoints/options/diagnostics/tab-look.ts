import type { PageSurvey } from '@/lib/model/page-survey';

/** The result of reading the helpdesk's tab: there is no tab, it does not answer, or what is read there. */
export type TabLook = { kind: 'noTab' } | { kind: 'silent' } | { kind: 'survey'; survey: PageSurvey };
