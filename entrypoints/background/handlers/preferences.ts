import { browser } from 'wxt/browser';
import { deleteTemplate, saveTemplates } from '@/lib/background/preferences/edit-templates';
import { changeSettings } from '@/lib/background/preferences/share-settings';
import { keptTaught } from '@/lib/background/preferences/kept-taught';
import { forgetAside } from '@/lib/background/preferences/mirror-preferences';
import { nothingSchema } from '@/lib/messages/reply';
import { forgetElementSchema } from '@/lib/messages/selector-messages';
import { onMessage } from '@/lib/messages/messaging';
import { settingsSectionSchema } from '@/lib/messages/storage-messages';
import { replyTemplatesSchema, templateIdSchema } from '@/lib/insert/reply-template';
import { settingsPatchSchema } from '@/lib/stored/settings';
import { taughtProfilesSchema, withProfiles, withTaught } from '@/lib/stored/taught-profiles';
import { answer, done } from './answer';

/**
 * Settings, templates and custom selectors. Only Sidecar's top-level pages may change them; changes run one after the
 * other. Panels may open the settings.
 */
export function registerPreferenceHandlers(): void {
  onMessage(
    'changeSettings',
    answer(['ownPage'], settingsPatchSchema, (patch) => done(changeSettings(patch))),
  );

  onMessage(
    'loadTaught',
    answer(['ownPage'], taughtProfilesSchema, async (profiles) => {
      await keptTaught.change((before) => withProfiles(before, profiles));
      return null;
    }),
  );

  onMessage(
    'forgetElement',
    answer(['ownPage'], forgetElementSchema, async ({ origin, field }) => {
      await keptTaught.change((before) => withTaught(before, origin, field, undefined));
      return null;
    }),
  );

  onMessage(
    'forgetTaught',
    answer(['ownPage'], nothingSchema, async () => {
      await keptTaught.change(() => ({}));
      return null;
    }),
  );

  onMessage(
    'saveTemplates',
    answer(['ownPage'], replyTemplatesSchema, (templates) => done(saveTemplates(templates))),
  );

  onMessage(
    'deleteTemplate',
    answer(['ownPage'], templateIdSchema, (template) => done(deleteTemplate(template))),
  );

  onMessage(
    'forgetAside',
    answer(['ownPage'], nothingSchema, async () => {
      await forgetAside();
      return null;
    }),
  );

  onMessage(
    'openSettings',
    answer(['panel', 'inboxPanel', 'ownPage'], settingsSectionSchema, async (section) => {
      // The browser's own way goes to a tab where the settings are open already, but to no section of them.
      if (section === 'accounts') await browser.runtime.openOptionsPage();
      else await browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#${section}` });
      return null;
    }),
  );
}
