import type * as z from 'zod/mini';
import { ruleSchema, type Rule } from '@/lib/model/rule';
import { keptRules } from '@/lib/background/preferences/kept-rules';
import { keptTaught } from '@/lib/background/preferences/kept-taught';
import { keptTeamSettings } from '@/lib/background/preferences/kept-team-settings';
import { keptTemplates } from '@/lib/background/preferences/kept-templates';
import { settleTeamSettings, takeTeamSettings } from '@/lib/background/preferences/share-settings';
import { forgetAsked } from '@/lib/background/rules/ledger';
import { database } from '@/lib/background/storage/db';
import type { PreferenceKind } from '@/lib/background/storage/records';
import { replyTemplateSchema } from '@/lib/insert/reply-template';
import { noTeamSettings, teamSettingsSchema } from '@/lib/stored/team-settings';
import { taughtProfilesSchema } from '@/lib/stored/taught-profiles';
import type { Travelling } from './shared-record';

/**
 * Reads a part that the team has not got yet.
 *
 * @param ahead by how much our clock is ahead of the server's (ms)
 * @returns null: it was deleted
 */
export async function readPreference(
  kind: PreferenceKind,
  [accountId = '', id = '']: readonly string[],
  ahead: number,
): Promise<unknown> {
  switch (kind) {
    case 'taught':
      return (await keptTaught.read())[id] ?? null;
    case 'template':
      return (await keptTemplates.read()).find((each) => each.id === id && each.isShared) ?? null;
    case 'settings': {
      const shared = await settleTeamSettings();
      return shared.sections.length > 0 ? shared : null;
    }
    case 'rule': {
      const rule = (await keptRules.read()).find((each) => each.id === id && each.accountId === accountId);
      return rule ? moveRule(rule, -ahead) : null;
    }
  }
}

/** A rule whose times are moved by `by` ms. */
function moveRule(rule: Rule, by: number): Rule {
  const move = (time: number) => (time === 0 ? 0 : time + by);
  return { ...rule, onSince: move(rule.onSince), pausedAt: move(rule.pausedAt) };
}

/**
 * Writes a received part, unless ours is still to be sent: then ours counts. It may be written more than once. However
 * many there are, it is kept: the limits are for what a user adds, and the member who has added it was within them.
 *
 * @param accountId the account's id in this browser; '' for none
 * @returns false: it cannot be read
 */
export async function writePreference(
  { kind, key, value }: Pick<Travelling, 'key' | 'value'> & { kind: PreferenceKind },
  accountId: string,
  ahead: number,
): Promise<boolean> {
  const [, id = ''] = key;
  const isWaiting = (await (await database()).getKey('teamUnsent', [kind, [accountId, id]])) !== undefined;
  if (isWaiting) return true;
  switch (kind) {
    case 'taught':
      return writeTaught(id, value);
    case 'template':
      return writeTemplate(id, value);
    case 'settings':
      return writeSettings(value);
    case 'rule':
      return writeRule(id, accountId, value, ahead);
  }
}

/** A template that is not shared any more stays only with the member who has taken it back. */
async function writeTemplate(id: string, value: unknown): Promise<boolean> {
  const read = value === null ? undefined : parse(replyTemplateSchema, value);
  if (value !== null && read?.id !== id) return false;
  await keptTemplates.change((all) => {
    const isHere = all.some((each) => each.id === id);
    if (!read) return all.filter((each) => each.id !== id || !each.isShared);
    if (isHere) return all.map((each) => (each.id === id ? read : each));
    return [...all, read];
  }, true);
  return true;
}

async function writeSettings(value: unknown): Promise<boolean> {
  const read = value === null ? noTeamSettings : parse(teamSettingsSchema, value);
  if (read) await takeTeamSettings(read);
  return read !== undefined;
}

async function writeTaught(origin: string, value: unknown): Promise<boolean> {
  const read = value === null ? undefined : parse(taughtProfilesSchema, { [origin]: value });
  if (value !== null && !read) return false;
  await keptTaught.change(({ [origin]: _before, ...others }) => ({ ...others, ...read }), true);
  return true;
}

async function writeRule(id: string, accountId: string, value: unknown, ahead: number): Promise<boolean> {
  const isObject = typeof value === 'object' && value !== null;
  const read = isObject ? parse(ruleSchema, { ...value, accountId }) : undefined;
  if (value !== null && read?.id !== id) return false;
  const rule = read && moveRule(read, ahead);
  await keptRules.change((all) => {
    const isHere = all.some((each) => each.id === id);
    if (!rule) return all.filter((each) => each.id !== id);
    if (isHere) return all.map((each) => (each.id === id ? rule : each));
    return [...all, rule];
  }, true);
  // As when it is edited here: it starts anew.
  await forgetAsked(id);
  return true;
}

function parse<T>(schema: z.ZodMiniType<T>, value: unknown): T | undefined {
  return schema.safeParse(value).data;
}

interface Part {
  kind: PreferenceKind;
  key: string[];
}

/** The keys of all rules for these accounts. */
export async function listRules(accountIds: readonly string[]): Promise<Part[]> {
  const rules = (await keptRules.read()).filter(({ accountId }) => accountIds.includes(accountId));
  return rules.map(({ accountId, id }) => ({ kind: 'rule', key: [accountId, id] }));
}

/** The keys of all parts that a team shares whatever its accounts are. */
export async function listPreferences(): Promise<Part[]> {
  const templates = (await keptTemplates.read()).filter(({ isShared }) => isShared);
  const isSetting = (await keptTeamSettings.read()).sections.length > 0;
  return [
    ...(isSetting ? [{ kind: 'settings' as const, key: ['', 'settings'] }] : []),
    ...templates.map(({ id }) => ({ kind: 'template' as const, key: ['', id] })),
    ...Object.keys(await keptTaught.read()).map((origin) => ({ kind: 'taught' as const, key: ['', origin] })),
  ];
}
