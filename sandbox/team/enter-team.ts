import type { Page } from '../browser/page.ts';
import type { Session } from '../browser/session.ts';

/** What a user enters to make a team on a server that lets everybody in. */
interface TeamToMake {
  /** The server's address. */
  server: string;
  teamName: string;
  memberName: string;
}

/**
 * Makes a team in the options, as a user does, and copies its invite.
 *
 * @returns the page, which shows the team, and the invite
 */
export async function makeTeam(
  session: Session,
  { server, teamName, memberName }: TeamToMake,
): Promise<{ page: Page; invite: string }> {
  const page = await session.openExtensionPage('options.html#team');
  await page.type('input[name=server]', server);
  await page.evaluate(() => {
    const access = document.querySelector<HTMLSelectElement>('select[name=access]');
    if (access) access.value = 'open';
    access?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.type('input[name=teamName]', teamName);
  await page.type('[data-form=make] input[name=memberName]', memberName);
  await page.click('[data-form=make] button[type=submit]');
  await page.waitForText('Connected since');
  // The invite goes to the clipboard, which headless browsers keep for themselves.
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      document.body.dataset['copied'] = text;
      return Promise.resolve();
    };
  });
  await page.click('button', 'Copy invite');
  await page.waitForText('The invite has been copied');
  return { page, invite: await page.evaluate(() => document.body.dataset['copied'] ?? '') };
}

/** Joins a team in the options by one paste. @returns the page, which shows the team */
export async function joinTeam(session: Session, invite: string, memberName: string): Promise<Page> {
  const page = await session.openExtensionPage('options.html#team');
  await page.type('input[name=invite]', invite);
  await page.type('[data-form=join] input[name=memberName]', memberName);
  await page.click('[data-form=join] button[type=submit]');
  await page.waitForText('Connected since');
  return page;
}
