import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnosis';
import type { PageSurvey } from '@/lib/model/page-survey';

const survey: PageSurvey = {
  origin: 'https://app.responso.com',
  isTicket: true,
  ticketId: '',
  hasReplyBox: true,
  lines: ['Jan Nowak', 'jan@example.com', 'Dzień dobry'],
  taught: {},
  agentAddresses: [],
  kind: { type: 'return', source: 'Allegro / Kubki' },
  disagreeing: [],
  parts: { column: 'structure', attachment: 'none', search: 'candidate' },
  absent: [],
  shape: { elements: 1, shadowRoots: 0, frames: 0, fields: 0, editors: 1, links: 0, width: 1, height: 1 },
};
const readingOf = (field: string, changed: Partial<PageSurvey> = {}) =>
  diagnose({ ...survey, ...changed }).find((reading) => reading.field === field);

describe('the diagnostics say', () => {
  it('what was read and by which means', () => {
    expect(readingOf('email')).toMatchObject({ means: 'text', values: ['jan@example.com'] });
    expect(readingOf('order')).toMatchObject({ means: 'none', values: [] });
    expect(readingOf('type')).toMatchObject({ means: 'candidate', values: ['return'] });
    expect(readingOf('column')).toMatchObject({ means: 'structure' });
    expect(readingOf('attachment')).toMatchObject({ means: 'none' });
  });

  it('no address that the page calls the shop’s own', () => {
    const lines = [...survey.lines, 'Źródło: E-mail bok@example.com'];
    expect(readingOf('email', { lines })).toMatchObject({ values: ['jan@example.com'] });
  });

  it('that a page which says two things of its type is not taken at either word', () => {
    const changed = { kind: { type: '', source: 'Allegro' }, disagreeing: ['type' as const] } as const;
    expect(readingOf('type', { ...changed, disagreeing: ['type'] })).toMatchObject({
      means: 'none',
      lapse: 'disagreeing',
    });
    expect(readingOf('source', { ...changed, disagreeing: ['type'] })?.lapse).toBeUndefined();
  });

  it('that what was taught is used', () => {
    expect(readingOf('email', { taught: { email: ['ola@example.com'] } })).toMatchObject({
      means: 'taught',
      values: ['ola@example.com'],
      lapse: undefined,
    });
    expect(readingOf('type', { taught: { type: ['Typ: Zwrot'] } })).toMatchObject({ means: 'taught' });
  });

  it.each(['email', 'order', 'type', 'source'] as const)(
    'that the element taught for the %s is there and holds nothing of the kind, and what is used instead',
    (field) => {
      const { means } = readingOf(field) ?? {};
      expect(readingOf(field, { taught: { [field]: [] } })).toMatchObject({ lapse: 'empty', means });
    },
  );

  it('that an element is not on the page, and what is used instead', () => {
    expect(readingOf('search', { absent: ['search'] })).toMatchObject({
      lapse: 'absent',
      means: 'candidate',
    });
    expect(readingOf('email', { absent: ['email'] })).toMatchObject({ lapse: 'absent', means: 'text' });
  });
});
