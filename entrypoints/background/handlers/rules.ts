import { listLeftAlone } from '@/lib/background/rules/ledger';
import { deleteRule, moveRule, saveRule, switchRule } from '@/lib/background/rules/edit-rules';
import { tryRule } from '@/lib/background/rules/try-rule';
import { howMuchSchema } from '@/lib/messages/reply';
import { moveRuleSchema, ruleIdSchema, switchRuleSchema } from '@/lib/messages/rule-messages';
import { onMessage } from '@/lib/messages/messaging';
import { ruleSchema } from '@/lib/model/rule';
import { answer, done } from './answer';

/** Limit of entries that a page shows of what rules left alone. */
const shownLines = 200;

/** Rules: their editor in Sidecar's own pages, and their questions in a panel. */
export function registerRuleHandlers(): void {
  onMessage(
    'saveRule',
    answer(['ownPage'], ruleSchema, (rule) => done(saveRule(rule, Date.now()))),
  );
  onMessage(
    'switchRule',
    answer(['ownPage'], switchRuleSchema, (asked) => done(switchRule(asked, Date.now()))),
  );
  onMessage(
    'moveRule',
    answer(['ownPage'], moveRuleSchema, (asked) => done(moveRule(asked))),
  );
  onMessage(
    'deleteRule',
    answer(['ownPage'], ruleIdSchema, (asked) => done(deleteRule(asked))),
  );
  onMessage(
    'listLeftAlone',
    answer(['ownPage'], howMuchSchema, ({ isWhole }) => listLeftAlone(isWhole ? Infinity : shownLines)),
  );

  onMessage(
    'tryRule',
    answer(['ownPage'], ruleSchema, (rule) => tryRule(rule, Date.now())),
  );
}
