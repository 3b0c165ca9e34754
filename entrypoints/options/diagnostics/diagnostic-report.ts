import type { Reading } from './diagnosis';
import type { PageSurvey } from '@/lib/model/page-survey';
import type { SyncProgress } from '@/lib/stored/sync-progress';
import { readUnreadReason } from './unread-reason';

interface ReportOptions {
  version: string;
  /** The browser's user agent string. */
  userAgent: string;
  /** The language of Sidecar's texts. */
  language: string;
  /** Undefined if no page of the helpdesk answered. */
  survey: PageSurvey | undefined;
  readings: readonly Reading[];
  accounts: readonly SyncProgress[];
  /** Reports of unexpected answers to the last requests that an agent waited for. */
  unexpected: readonly string[];
}

/**
 * Writes the report that helps the developers to find a fault, in English. It holds only numbers and words from closed
 * lists, so no page text, URL, name or token can be in it.
 */
export function writeReport(options: ReportOptions): string {
  const lines = [
    ...aboutBrowser(options),
    ...aboutPage(options),
    ...options.accounts.flatMap(aboutAccount),
    ...options.unexpected.map((report) => `Not understood: ${plainReport(report)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function aboutBrowser({ version, userAgent, language }: ReportOptions): string[] {
  return [`Sidecar ${version}`, `Browser: ${browserOf(userAgent)}`, `Language: ${language}`];
}

/** The name of a known engine only: a user agent string may contain any text. */
function browserOf(userAgent: string): string {
  const [engine] = /(?:Firefox|Edg|OPR|Chrome)\/\d{1,4}/.exec(userAgent) ?? ['another'];
  const [system] = /Windows|Macintosh|Linux|CrOS|Android/.exec(userAgent) ?? ['another system'];
  return `${engine.replace('/', ' ')} on ${system}`;
}

function aboutPage({ survey, readings }: ReportOptions): string[] {
  if (!survey) return ['Page: none open'];
  const counts = Object.entries(survey.shape).map(([name, count]) => `${name} ${count}`);
  const characters = survey.lines.reduce((sum, line) => sum + line.length, 0);
  return [
    `Page: ${survey.isTicket ? 'ticket' : 'no ticket'}, ${survey.hasReplyBox ? 'reply box' : 'no reply box'}`,
    `Built of: ${counts.join(', ')}`,
    `Text: ${survey.lines.length} lines, ${characters} characters`,
    ...readings.map(
      ({ field, means, values, lapse }) =>
        `${field}: ${means}, ${values.length} read${lapse ? `, taught but ${lapse}` : ''}`,
    ),
  ];
}

function aboutAccount(progress: SyncProgress, index: number): string[] {
  const { orders, journal, failure, unread, unreadWhy } = progress;
  const reason = readUnreadReason(unreadWhy);
  const countOf = (kind: string) => unread.filter((record) => record.startsWith(`${kind} `)).length;
  return [
    `Account ${index + 1}: ${orders} orders, journal ${journal}, ${failure ? `failure ${failure.kind}` : 'no failure'}`,
    ...(failure?.kind === 'unexpectedAnswer' ? [`  answer: ${plainReport(failure.report)}`] : []),
    ...(unread.length > 0
      ? [
          `  unread: ${countOf('order')} orders, ${countOf('return')} returns, ${unread.length} in all`,
          `  first: ${reason.path}: ${reason.code}`,
        ]
      : []),
  ];
}

/** Closed lists of words: texts other than a path that may follow a method's name, and names of errors. */
const closed =
  /^(?:HTTP \d{3}|not an answer of Base|another record|another error|ERROR_[A-Z_]{1,40}|[A-Z][A-Za-z]{2,30}Error)$/;

/** `getOrders: orders.3.email: invalid_type`: the method, then a path and a code, or a word of the closed list. */
function plainReport(report: string): string {
  const [, method = '', why = report] = /^([a-z][A-Za-z]{2,40}): (.*)$/s.exec(report) ?? [];
  const { path, code } = readUnreadReason(why);
  return [method, closed.test(why) ? why : `${path}: ${code}`].filter(Boolean).join(': ');
}
