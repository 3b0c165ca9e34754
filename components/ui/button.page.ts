import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Button from './Button.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Sync now</span>' }));

describe('a button', () => {
  it.each(['isOff', 'isBusy'])('takes no press while it %s, and keeps the focus', async (state) => {
    const onclick = vi.fn();
    const screen = await render(Button, { children, onclick });
    const button = screen.getByRole('button', { name: 'Sync now' });
    await button.click();
    await screen.rerender({ [state]: true });
    await button.click({ force: true });
    expect(onclick).toHaveBeenCalledOnce();
    await expect.element(button).toHaveFocus();
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('sends its form only if it is told to, and never while it is busy', async () => {
    const onsubmit = vi.fn((event: Event) => event.preventDefault());
    const form = document.createElement('form');
    form.addEventListener('submit', onsubmit);
    document.body.append(form);
    const screen = await render(Button, { children }, { baseElement: form });
    await screen.getByRole('button').click();
    expect(onsubmit).not.toHaveBeenCalled();
    await screen.rerender({ type: 'submit' });
    await screen.getByRole('button').click();
    await screen.rerender({ type: 'submit', isBusy: true });
    await screen.getByRole('button').click({ force: true });
    expect(onsubmit).toHaveBeenCalledOnce();
  });

  it('is a link where it leads somewhere', async () => {
    const screen = await render(Button, { children, href: '#token' });
    await expect.element(screen.getByRole('link', { name: 'Sync now' })).toHaveAttribute('href', '#token');
  });
});
