import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { announcer } from './announcer.svelte';
import Announcer from './Announcer.svelte';
import Note from './Note.svelte';

describe('what is announced', () => {
  it('is all in one live region, each text once', async () => {
    const screen = await render(Announcer);
    await Promise.all([
      render(Note, { title: 'Base cannot be reached.', tone: 'warn' }),
      render(Note, { title: 'Base cannot be reached.', tone: 'bad' }),
      render(Note, { title: 'A rule is paused.', tone: 'warn' }),
    ]);
    const said = () => screen.getByRole('status').element().textContent;
    await expect.poll(said).toBe('Base cannot be reached. A rule is paused.');
    expect(document.querySelectorAll('[role=status], [role=alert]')).toHaveLength(1);
  });

  it('is said again when it happens again', async () => {
    const screen = await render(Announcer);
    announcer.say('Copied');
    await expect.element(screen.getByRole('status')).toHaveTextContent('Copied');
    const before = screen.getByRole('status').element().textContent;
    announcer.say('Copied');
    await expect.poll(() => screen.getByRole('status').element().textContent).not.toBe(before);
  });
});
