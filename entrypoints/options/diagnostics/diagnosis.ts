import { taughtEmails, taughtNumbers, ticketCandidates } from '@/lib/match/ticket-candidates';
import type { Means, PageSurvey } from '@/lib/model/page-survey';
import { taughtSource, taughtType } from '@/lib/sites/responso/reading/read-kind';
import { taughtFields, type TaughtField } from '@/lib/model/taught-field';

/** The result of reading one thing on a page. */
export interface Reading {
  field: TaughtField;
  means: Means;
  /**
   * The page's own texts; a ticket's type by Sidecar's name; empty for an element that is used without reading a text.
   */
  values: string[];
  /**
   * Why the custom selector is not used: its element is not on the page, or holds no such value. Or why there is no
   * value: the page contradicts itself.
   */
  lapse: 'absent' | 'empty' | 'disagreeing' | undefined;
}

/** How many values are shown at most. */
const mostValues = 5;

/** What is read on a page, by which means, and what cannot be read. */
export function diagnose(survey: PageSurvey): Reading[] {
  return taughtFields.map((field): Reading => {
    const { means, values, isTaughtThere } = read(field, survey);
    const isAbsent = survey.absent.includes(field);
    const isEmpty = isTaughtThere && means !== 'taught';
    const isDisagreeing = means === 'none' && survey.disagreeing.some((each) => each === field);
    return {
      field,
      means,
      values: [...new Set(values)].slice(0, mostValues),
      lapse: isAbsent ? 'absent' : isEmpty ? 'empty' : isDisagreeing ? 'disagreeing' : undefined,
    };
  });
}

interface Read {
  means: Means;
  values: string[];
  isTaughtThere: boolean;
}

function read(field: TaughtField, survey: PageSurvey): Read {
  switch (field) {
    case 'email':
    case 'order': {
      const lines = survey.taught[field];
      const taught = field === 'email' ? taughtEmails(lines ?? []) : taughtNumbers(lines ?? []);
      const kind = field === 'email' ? 'email' : 'number';
      const found = ticketCandidates(survey).filter((candidate) => candidate.kind === kind);
      return {
        means: taught.length > 0 ? 'taught' : found.length > 0 ? 'text' : 'none',
        values: (taught.length > 0 ? taught : found).map(({ written }) => written),
        isTaughtThere: lines !== undefined,
      };
    }
    case 'type':
    case 'source': {
      const lines = survey.taught[field];
      const taught = field === 'type' ? taughtType(lines ?? []) : taughtSource(lines ?? []);
      const value = survey.kind[field];
      return {
        means: taught ? 'taught' : value ? 'candidate' : 'none',
        values: value ? [value] : [],
        isTaughtThere: lines !== undefined,
      };
    }
    default:
      return { means: survey.parts[field], values: [], isTaughtThere: false };
  }
}
