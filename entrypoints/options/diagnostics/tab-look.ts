import type { PageSurvey } from '@/lib/model/page-survey';

/** What came of looking at the helpdesk's tab: there is none, it does not answer, or what is read there. */
export type TabLook = { kind: 'noTab' } | { kind: 'silent' } | { kind: 'survey'; survey: PageSurvey };
