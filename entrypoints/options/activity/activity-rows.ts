import type { Account } from '@/lib/model/account';
import type { Activity } from '@/lib/model/activity';
import { isStatusChange } from '@/lib/model/change';
import { t } from '@/lib/text/i18n';
import { describeEdit } from '@/components/edit/describe-edit';
import type { LedgerEntry } from '@/lib/rules/ledger-entry';
import { statusOf } from '@/components/status/status-of';
import { statusesOf } from '@/components/status/statuses-of';
import { nameUnknown } from '@/entrypoints/options/automations/describe-rule';
import { ruleName } from '@/components/state/rules.svelte';

/** A line of the log: a change, or a case that a rule left alone. */
export type LogLine = { kind: 'change'; change: Activity } | { kind: 'leftAlone'; entry: LedgerEntry };

/** The filters of the log. */
export const logFilters = ['everything', 'agent', 'rule', 'leftAlone'] as const;
export type LogFilter = (typeof logFilters)[number];

/** When the line was written, Unix ms. */
export function atOf(line: LogLine): number {
  return line.kind === 'change' ? line.change.at : line.entry.at;
}

/** True for a line that the filter shows. */
export function fits(line: LogLine, filter: LogFilter): boolean {
  if (filter === 'everything') return true;
  return line.kind === 'change' ? line.change.who === filter : filter === 'leftAlone';
}

/** Merges both kinds of lines into one log, newest first. */
export function mergeLines(changes: readonly Activity[], left: readonly LedgerEntry[]): LogLine[] {
  return [
    ...changes.map((change): LogLine => ({ kind: 'change', change })),
    ...left.map((entry): LogLine => ({ kind: 'leftAlone', entry })),
  ].toSorted((a, b) => atOf(b) - atOf(a));
}

/** The agent, by name if it was a colleague of the team, or the rule that wanted a change. */
export function nameWho({ who, ruleId, member }: Pick<Activity, 'who' | 'ruleId' | 'member'>): string {
  return who === 'agent'
    ? member || t('activity.by.agent')
    : t('automations.log.byRule', { name: ruleName(ruleId) });
}

/** Why a rule did nothing. */
export function describeLeft({ verdict, unknown }: LedgerEntry): string {
  if (verdict === 'paused' || verdict === 'followed') return t(`automations.log.${verdict}`);
  return t('automations.log.unsure', { what: nameUnknown(unknown) });
}

/** What a rule checked: `Ticket 900100`, `Return 5`; '' for a ticket whose URL has no id. */
export function nameAbout({ about }: LedgerEntry): string {
  const [kind = '', id = ''] = about.split(' ');
  if (kind === 'return') return t('activity.subject.return', { id });
  return kind === 'visit' ? '' : t('automations.log.ticket', { id });
}

/** The log as a table with a header row. */
export function tableOf(lines: readonly LogLine[], accounts: readonly Account[]): string[][] {
  const headings = ['at', 'account', 'subject', 'id', 'who', 'from', 'to', 'result', 'about'] as const;
  return [
    headings.map((heading) =>
      heading === 'about' ? t('automations.log.about') : t(`automations.log.column.${heading}`),
    ),
    ...lines.map((line) => cellsOf(line, accounts)),
  ];
}

function cellsOf(line: LogLine, accounts: readonly Account[]): string[] {
  const accountOf = ({ accountId }: { accountId: string }) => accounts.find(({ id }) => id === accountId);
  const at = timeOf(atOf(line));
  if (line.kind === 'leftAlone') {
    const { entry } = line;
    const who = t('automations.log.byRule', { name: ruleName(entry.ruleId) });
    return [
      ...[at, accountOf(entry)?.name ?? '', t('automations.log.order'), entry.orderId, who],
      ...['', '', describeLeft(entry), nameAbout(entry)],
    ];
  }
  const { change } = line;
  const account = accountOf(change);
  const what = t(change.subject === 'return' ? 'automations.log.return' : 'automations.log.order');
  return [
    ...[at, account?.name ?? '', what, change.id, nameWho(change)],
    ...[...fromTo(change, account), t(`activity.result.${change.result}`), ''],
  ];
}

/** The two statuses, or the fields that were edited. */
function fromTo(change: Activity, account: Account | undefined): [from: string, to: string] {
  if (!isStatusChange(change)) return ['', describeEdit(change)];
  const statuses = statusesOf(account, change.subject);
  return [statusOf(statuses, change.from).name, statusOf(statuses, change.to).name];
}

/** `2026-11-24 09:05:00`, local time, in the format that every spreadsheet reads as a time (the Swedish one). */
function timeOf(at: number): string {
  return new Date(at).toLocaleString('sv-SE');
}
