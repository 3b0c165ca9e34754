import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Switch from './Switch.svelte';

describe('a switch', () => {
  it('is one to a screen reader, with its label and what explains it', async () => {
    const props = { label: 'Labels', why: 'They are shown.', checked: true, onSet: vi.fn() };
    const screen = await render(Switch, props);
    const it = screen.getByRole('switch', { name: 'Labels' });
    await expect.element(it).toBeChecked();
    await expect.element(it).toHaveAccessibleDescription('They are shown.');
  });

  it('has its name also where that is not drawn', async () => {
    const screen = await render(Switch, { label: 'Labels', isBare: true, checked: false, onSet: vi.fn() });
    await expect.element(screen.getByRole('switch', { name: 'Labels' })).toBeInTheDocument();
  });

  it('stays as it was when it is refused', async () => {
    const onSet = vi.fn(() => Promise.resolve());
    const screen = await render(Switch, { label: 'Labels', checked: false, onSet });
    await screen.getByRole('switch').click();
    expect(onSet).toHaveBeenCalledExactlyOnceWith(true);
    await expect.element(screen.getByRole('switch')).not.toBeChecked();
  });
});
