import { browser } from 'wxt/browser';
import { applyAsked } from '@/lib/background/rules/consider';
import { listLeftAlone, skipAsked } from '@/lib/background/rules/ledger';
import { deleteRule, moveRule, saveRule, switchRule } from '@/lib/background/rules/edit-rules';
import { tryRule } from '@/lib/background/rules/try-rule';
import {
  answerAskedSchema,
  howMuchSchema,
  moveRuleSchema,
  nothingSchema,
  ruleIdSchema,
  switchRuleSchema,
} from '@/lib/messages/messages';
import { onMessage } from '@/lib/messages/messaging';
import { ruleSchema } from '@/lib/model/rule';
import type { AskedOutcome } from '@/lib/rules/ledger-entry';
import { ticketOfTab } from '@/lib/stored/ticket-of-tab';
import { answer } from './answer';

/** As many lines as a page shows of what rules left alone. */
const shownLines = 200;

/** Automatic status changes: their editor in our own pages, and what a rule asks in a panel. */
export function registerRuleHandlers(): void {
  onMessage(
    'saveRule',
    answer(['ownPage'], ruleSchema, async (rule) => {
      await saveRule(rule, Date.now());
      return null;
    }),
  );

  onMessage(
    'switchRule',
    answer(['ownPage'], switchRuleSchema, async (asked) => {
      await switchRule(asked, Date.now());
      return null;
    }),
  );

  onMessage(
    'moveRule',
    answer(['ownPage'], moveRuleSchema, async (asked) => {
      await moveRule(asked);
      return null;
    }),
  );

  onMessage(
    'deleteRule',
    answer(['ownPage'], ruleIdSchema, async (asked) => {
      await deleteRule(asked);
      return null;
    }),
  );

  onMessage(
    'answerAsked',
    answer(['panel'], answerAskedSchema, async (said, tabId): Promise<AskedOutcome> => {
      const { visit, isWanted, ...key } = said;
      const ticket = await ticketOfTab(tabId).read();
      // A press that comes after the tab has gone on was meant for the ticket before.
      if (ticket?.visit !== visit) return 'over';
      if (isWanted) return applyAsked(key, Date.now());
      await skipAsked(key, Date.now());
      return 'skipped';
    }),
  );

  onMessage(
    'listLeftAlone',
    answer(['ownPage'], howMuchSchema, ({ isWhole }) => listLeftAlone(isWhole ? Infinity : shownLines)),
  );

  onMessage(
    'tryRule',
    answer(['ownPage'], ruleSchema, (rule) => tryRule(rule, Date.now())),
  );

  onMessage(
    'openAutomations',
    answer(['panel', 'ownPage'], nothingSchema, async () => {
      await browser.tabs.create({ url: browser.runtime.getURL('/options.html#automations') });
      return null;
    }),
  );
}
