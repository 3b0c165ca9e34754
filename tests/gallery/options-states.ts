import { browser } from 'wxt/browser';
import type { PageSurvey } from '@/lib/model/page-survey';
import type { ReplyTemplate } from '@/lib/insert/reply-template';
import type { Rule } from '@/lib/model/rule';
import type { DryRun } from '@/lib/rules/dry-run';
import { keptAside } from '@/lib/stored/kept-aside';
import { helpdesks } from '@/lib/stored/stored-helpdesks';
import { shownChanges } from '@/lib/stored/shown-changes';
import { templates } from '@/lib/stored/stored-templates';
import { rules } from '@/lib/stored/stored-rules';
import { syncProgress } from '@/lib/stored/sync-progress';
import { taughtProfiles } from '@/lib/stored/taught-profiles';
import { teamStanding } from '@/lib/stored/team-standing';
import { unexpectedAnswers } from '@/lib/stored/unexpected-answers';
import { noTeam, type TeamStanding } from '@/lib/team/team-view';
import { answer, failed, never, ok } from '../page/fake-background';
import { choose, giveFile, press, type, untilThere } from './act';
import {
  account,
  activity,
  editLine,
  change,
  entry,
  fullRule,
  now,
  otherAccount,
  rule,
  standing,
  survey,
  synced,
  syncing,
  team,
  template,
} from '../page/fixtures';
import type { GalleryState } from './state';
import { words } from './words';

const connected = answer('listConnected', () => ok([account]));
const writeSynced = () => syncProgress.write({ a: synced });

const accounts = (name: string, state: Omit<GalleryState, 'name' | 'page'>): GalleryState => ({
  page: 'options',
  address: '#accounts',
  store: writeSynced,
  answers: [connected],
  ...state,
  name: `accounts: ${name}`,
});

const accountStates: GalleryState[] = [
  accounts('none', { answers: [], sees: () => words('options.whereToken') }),
  accounts('one', { sees: () => words('options.synced') }),
  accounts('two, in their first minutes', {
    store: () => syncProgress.write({ a: syncing, b: { ...syncing, expected: 400, done: 120 } }),
    answers: [answer('listConnected', () => ok([account, otherAccount]))],
    sees: () => words('options.syncing'),
  }),
  accounts('another name', {
    act: () => press(words('options.rename')),
    sees: () => words('options.cancel'),
  }),
  accounts('another token', {
    act: () => press(words('options.replaceToken')),
    sees: () => words('options.cancel'),
  }),
  accounts('a token of another account', {
    answers: [connected, answer('replaceToken', () => failed({ kind: 'otherAccount' }))],
    act: async () => {
      await press(words('options.replaceToken'), 'article footer');
      await type('not-a-token', 'article input[name=token]');
      await press(words('options.replaceToken'), 'article form');
    },
    sees: () => words('failure.otherAccount.text'),
  }),
  accounts('disconnect?', {
    act: () => press(words('options.disconnect')),
    sees: () => words('options.disconnectRest'),
  }),
  accounts('offline', {
    store: () => syncProgress.write({ a: { ...synced, failure: { kind: 'offline' } } }),
    sees: () => words('failure.offline.text'),
  }),
  accounts('the token was deleted', {
    store: () => syncProgress.write({ a: { ...synced, failure: { kind: 'tokenRejected' } } }),
    sees: () => words('failure.tokenRejected.text'),
  }),
  accounts('records that could not be read, old ones removed, and the journal off', {
    store: () =>
      syncProgress.write({
        a: {
          ...synced,
          journal: 'off',
          removed: { count: 214, at: now - 3_600_000 },
          unread: ['order 48213999'],
          unreadWhy: 'products.0.price_brutto: invalid_type',
        },
      }),
    sees: () => words('sync.journalOff.title'),
  }),
];

const settingsStates: GalleryState[] = [
  {
    name: 'sync: a number that cannot be, and less time to keep orders',
    page: 'options',
    address: '#sync',
    act: async () => {
      await type('0', '#interval');
      await type('6', '#retention');
    },
    sees: () => words('sync.retentionDo'),
  },
  {
    name: 'sync: saved',
    page: 'options',
    address: '#sync',
    act: () => type('10', '#interval'),
    sees: () => words('sync.saved'),
  },
  { name: 'panel', page: 'options', address: '#panel', sees: () => words('settings.panel.docked') },
  {
    name: 'inbox: an address of another site, and one that would do',
    page: 'options',
    address: '#inbox',
    act: async () => {
      await type('https://evil.example/', 'input[name=searchPattern]');
      await type('https://app.responso.com/inbox?view=3', 'input[name=defaultView]');
    },
    sees: () => words('inbox.settings.problem.notResponso'),
  },
  {
    name: 'inbox: the session was refused',
    page: 'options',
    address: '#inbox',
    act: async () => {
      const { request } = browser.permissions;
      Object.assign(browser.permissions, { request: () => Promise.resolve(false) });
      (await untilThere('input[name=mirrorSession]')).click();
      await untilThere('.note, [class*=note]');
      Object.assign(browser.permissions, { request });
    },
    answers: [answer('settleInboxSession', () => ok(null))],
    sees: () => words('inbox.settings.sessionRefused'),
  },
  {
    name: 'helpdesks: none, and an address of Base',
    page: 'options',
    address: '#helpdesks',
    act: async () => {
      await type('https://panel-e.baselinker.com/orders.php', 'input[name=helpdesk]');
      await press(words('helpdesks.add'));
    },
    sees: () => words('helpdesks.problem.base'),
  },
  {
    name: 'helpdesks: one was added, one is removed?',
    page: 'options',
    address: '#helpdesks',
    store: () => helpdesks.write(['desk.shop.com']),
    answers: [
      answer('addHelpdesk', async ({ host }) => {
        await helpdesks.write([...(await helpdesks.read()), host]);
        return ok(null);
      }),
    ],
    act: async () => {
      await type('help.firm.org', 'input[name=helpdesk]');
      await press(words('helpdesks.add'));
      await untilThere('li[data-host="help.firm.org"]');
      await press(words('helpdesks.removeHost'), 'li[data-host="desk.shop.com"]');
    },
    sees: () => words('helpdesks.removeIt'),
  },
  {
    name: 'helpdesks: the browser does not allow one, nor another one',
    page: 'options',
    address: '#helpdesks',
    store: () => helpdesks.write(['desk.shop.com']),
    act: async () => {
      const { request, contains } = browser.permissions;
      Object.assign(browser.permissions, {
        request: () => Promise.resolve(false),
        contains: () => Promise.resolve(false),
      });
      await helpdesks.write(['desk.shop.com', 'support.example.org']);
      await untilThere('li[data-host="support.example.org"]');
      await type('help.firm.org', 'input[name=helpdesk]');
      await press(words('helpdesks.add'));
      await untilThere('.note, [class*=note]');
      Object.assign(browser.permissions, { request, contains });
    },
    sees: () => words('failure.helpdeskNotAllowed.text'),
  },
  {
    name: 'privacy: a file that is not ours, and erase everything?',
    page: 'options',
    address: '#privacy',
    store: writeSynced,
    answers: [connected],
    act: async () => {
      await giveFile('not a file of ours');
      await press(words('settings.erase.action'));
    },
    sees: () => words('settings.erase.ask'),
  },
  {
    name: 'privacy: parts that could not be read, and a database to be built again?',
    page: 'options',
    address: '#privacy',
    store: () => keptAside.write({ rules: ['Zwroty z Responso'], taught: ['app.responso.com'] }),
    act: () => press(words('settings.rebuild.action')),
    sees: () => words('settings.rebuild.ask'),
  },
  { name: 'about', page: 'options', address: '#about', sees: () => words('settings.about.permissions') },
];

const inTeam = (
  name: string,
  state: Pick<GalleryState, 'act' | 'sees' | 'answers'>,
  kept: Partial<TeamStanding> = {},
): GalleryState => ({
  page: 'options',
  address: '#team',
  store: () => teamStanding.write({ ...standing, ...kept }),
  ...state,
  answers: [
    answer('listConnected', () => ok([account, otherAccount])),
    answer('readTeam', () => ok(team)),
    answer('readInvite', () => ok('sidecar-team.1.AAAA.AAAAAAAA')),
    ...(state.answers ?? []),
  ],
  name: `team: ${name}`,
});

const teamStates: GalleryState[] = [
  {
    name: 'team: none, and an invite that is cut off',
    page: 'options',
    address: '#team',
    answers: [answer('joinTeam', () => failed({ kind: 'inviteUnreadable' }))],
    act: async () => {
      await type('sidecar-team.1.AAAA', 'input[name=invite]');
      await type('Aleksandra', '[data-form=join] input[name=memberName]');
      await press(words('team.joinIt'), '[data-form=join]');
    },
    sees: () => words('failure.inviteUnreadable.text'),
  },
  {
    name: 'team: ended, and a new one on a server with a credentials file, without an account',
    page: 'options',
    address: '#team',
    store: () => teamStanding.write({ ...noTeam, since: now, failure: { kind: 'teamEnded' } }),
    answers: [answer('makeTeam', () => failed({ kind: 'notConnected' }))],
    act: async () => {
      await choose(words('team.accessKind.file'), 'select[name=access]');
      await giveFile('-----BEGIN NATS USER JWT-----');
      await type('wss://nats.example.com', 'input[name=server]');
      await type('Sklep', 'input[name=teamName]');
      await type('Aleksandra', '[data-form=make] input[name=memberName]');
      await press(words('team.makeIt'), '[data-form=make]');
    },
    sees: () => words('failure.notConnected.text'),
  },
  inTeam(
    'joined, a clock is wrong, and a member is removed?',
    {
      act: () => press(words('team.removeMember'), 'li[data-member=m2]'),
      sees: () => words('team.removeIt'),
    },
    { failure: { kind: 'teamClockWrong', by: 300_000 } },
  ),
  inTeam(
    'out of reach, and leave?',
    {
      act: () => press(words('team.leave'), '.actions'),
      sees: () => words('team.leaveIt'),
    },
    { state: 'outOfReach', failure: { kind: 'teamUnreachable' } },
  ),
  inTeam(
    'refused, and end?',
    {
      act: () => press(words('team.end'), '.actions'),
      sees: () => words('team.endIt'),
    },
    { state: 'refused', failure: { kind: 'teamServerRefused' } },
  ),
  {
    name: 'team: set by policy, and ended',
    page: 'options',
    address: '#team',
    store: () =>
      teamStanding.write({ ...noTeam, since: now, policy: 'this', failure: { kind: 'policyTeamEnded' } }),
    sees: () => words('failure.policyTeamEnded.text'),
  },
  inTeam('joined by policy', { sees: () => words('team.byPolicy') }, { policy: 'this' }),
  inTeam(
    'joined, and the policy says another',
    { sees: () => words('team.policyOther') },
    { policy: 'other' },
  ),
  inTeam('share an account that was connected later?', {
    answers: [answer('readTeam', () => ok({ ...team, accounts: team.accounts.slice(0, 1) }))],
    act: () => press(words('team.shareAccount'), 'li'),
    sees: () => words('team.shareIt'),
  }),
  inTeam('another name', {
    act: () => press(words('team.rename'), '.actions'),
    sees: () => words('team.memberName'),
  }),
];

const tried: DryRun = {
  lookedAt: 130,
  fires: 2,
  isCut: true,
  lines: [
    {
      about: { kind: 'ticket', subject: 'Uszkodzony kubek', address: 'https://app.responso.com/tickets/1' },
      orderId: '48213377',
      at: now - 86_400_000,
      changes: entry.changes,
      isByItself: false,
      unknown: [],
    },
    {
      about: { kind: 'return', returnId: '5120' },
      orderId: '',
      at: now - 3 * 86_400_000,
      changes: [{ subject: 'return', id: '5120', from: '11', to: '12' }],
      isByItself: true,
      unknown: [],
    },
    {
      about: { kind: 'ticket', subject: '', address: 'https://app.responso.com/tickets/2' },
      orderId: '48199001',
      at: now - 5 * 86_400_000,
      changes: [],
      isByItself: false,
      unknown: ['textContains', 'orderStatus'],
    },
  ],
};

const automations = (
  name: string,
  kept: Rule[],
  state: Pick<GalleryState, 'act' | 'sees' | 'answers'>,
): GalleryState => ({
  page: 'options',
  address: '#automations',
  store: () => rules.write(kept),
  ...state,
  answers: [connected, ...(state.answers ?? [])],
  name: `automations: ${name}`,
});

const edit = () => press(words('automations.edit'), 'article');

const automationStates: GalleryState[] = [
  {
    name: 'automations: not connected',
    page: 'options',
    address: '#automations',
    sees: () => words('failure.notConnected.text'),
  },
  automations('the first rule', [], { sees: () => words('automations.state.isOff') }),
  automations(
    'several: one asks, one acts, one has paused itself',
    [rule, fullRule, { ...rule, id: 'r3', pausedAt: now }],
    {
      sees: () => words('automations.paused.goOn'),
    },
  ),
  automations('a rule of an account that is gone', [{ ...rule, accountId: 'gone' }], {
    sees: () => words('automations.problem.account'),
  }),
  automations('a rule with everything in it, and something missing', [fullRule], {
    act: async () => {
      await edit();
      await type('', 'input[name=name]');
      await choose(words('automations.condition.textContains'), 'select[name=addCondition]');
      await choose(words('automations.condition.orderStatus'), 'select[name=addCondition]');
      await press(words('automations.save'));
    },
    sees: () => words('automations.problem.name'),
  }),
  automations('being tried', [rule], {
    answers: [answer('tryRule', never)],
    act: async () => {
      await edit();
      await press(words('automations.dryRun.start'));
    },
    sees: () => words('automations.dryRun.looking'),
  }),
  automations('tried on the last 30 days', [rule], {
    answers: [answer('tryRule', () => ok(tried))],
    act: async () => {
      await edit();
      await press(words('automations.dryRun.start'));
    },
    sees: () => words('automations.dryRun.textNotKept'),
  }),
  automations('delete?', [rule], {
    act: () => press(words('automations.delete')),
    sees: () => words('automations.deleteIt'),
  }),
];

const templatesState = (
  name: string,
  kept: ReplyTemplate[],
  state: Pick<GalleryState, 'act' | 'sees'>,
): GalleryState => ({
  page: 'options',
  address: '#templates',
  store: () => templates.write(kept),
  ...state,
  name: `templates: ${name}`,
});

const templateStates: GalleryState[] = [
  templatesState('none', [], { sees: () => words('templates.none') }),
  templatesState('one, and delete?', [template], {
    act: () => press(words('templates.delete')),
    sees: () => words('templates.deleteIt'),
  }),
  templatesState('one with everything in it, and something missing', [template], {
    act: async () => {
      await press(words('templates.edit'), 'article');
      await type('', 'input[name=name]');
      await type('{parcel.nummer}', 'textarea[name=text]');
      await press(words('templates.placeholders'), 'form');
      await press(words('templates.save'));
    },
    sees: () => words('templates.problem.name'),
  }),
];

const activityStates: GalleryState[] = [
  {
    name: 'activity: none',
    page: 'options',
    address: '#activity',
    answers: [connected],
    sees: () => words('activity.none'),
  },
  {
    name: 'activity: changes, one that failed, and what a rule left alone',
    page: 'options',
    address: '#activity',
    store: async () => {
      await rules.write([rule]);
      await shownChanges.write({
        'a/return/5120': {
          ...change,
          ...{ subject: 'return', id: '5120', changeId: 'c2', who: 'rule', ruleId: 'r1' },
          ...{ from: '11', to: '12', state: 'failed', found: '11' },
        },
      });
    },
    answers: [
      connected,
      answer('listActivity', () => ok([editLine, ...activity])),
      answer('listLeftAlone', () =>
        ok([
          { ...entry, verdict: 'unsure', unknown: ['textContains', 'ticketType'], changes: [] },
          { ...entry, orderId: '48199001', verdict: 'paused', changes: [] },
          { ...entry, about: 'return 5120', orderId: '', verdict: 'followed', changes: [] },
        ]),
      ),
    ],
    sees: () => words('status.failed'),
  },
];

const diagnostics = (
  name: string,
  seen: PageSurvey | undefined,
  sees: GalleryState['sees'],
): GalleryState => ({
  name: `diagnostics: ${name}`,
  page: 'options',
  address: '#diagnostics',
  store: async () => {
    await browser.tabs.create({ url: `${survey.origin}/tickets/82919` });
    await syncProgress.write({ a: synced });
    await taughtProfiles.write({ [survey.origin]: { order: ['main .order'], source: ['main .source'] } });
    await unexpectedAnswers.write(['getOrders: orders.0.order_id invalid_type']);
  },
  answers: seen ? [answer('surveyPage', () => seen)] : [],
  sees,
});

const diagnosticsStates: GalleryState[] = [
  {
    name: 'diagnostics: no tab',
    page: 'options',
    address: '#diagnostics',
    sees: () => words('diagnostics.noTab.title'),
  },
  diagnostics('a tab that does not answer', undefined, () => words('diagnostics.silent.title')),
  diagnostics('no ticket', { ...survey, isTicket: false }, () => words('diagnostics.noTicket.title')),
  diagnostics('a ticket', survey, () => words('diagnostics.lapse.absent')),
  {
    ...diagnostics('forget all that was shown?', survey, () => words('diagnostics.file.resetAsk')),
    act: () => press(words('diagnostics.file.reset')),
  },
];

export const optionsStates: GalleryState[] = [
  ...accountStates,
  ...settingsStates,
  ...teamStates,
  ...automationStates,
  ...templateStates,
  ...activityStates,
  ...diagnosticsStates,
];
