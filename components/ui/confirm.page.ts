import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { announcer } from './announcer.svelte';
import Confirm from './Confirm.svelte';

/** A page on which a button has just been pressed. */
async function ask(props: { tone?: 'danger' | 'plain' | 'warn'; isLate?: boolean } = {}) {
  const pressed = document.createElement('button');
  document.body.append(pressed);
  pressed.focus();
  const onConfirm = vi.fn();
  const onCancel = vi.fn();
  const screen = await render(Confirm, {
    question: 'Delete it?',
    action: 'Delete',
    onConfirm,
    onCancel,
    ...props,
  });
  const button = (name: string) => screen.getByRole('button', { name });
  return { screen, pressed, button, onConfirm, onCancel };
}

describe('a confirmation', () => {
  it('is a group with its question for a name', async () => {
    const { screen } = await ask();
    await expect.element(screen.getByRole('group', { name: 'Delete it?' })).toBeVisible();
  });

  it('puts the focus on Cancel where something would be gone, so that a hasty Enter removes nothing', async () => {
    const { button, onConfirm, onCancel } = await ask({ tone: 'danger' });
    await expect.element(button('Cancel')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect([onConfirm.mock.calls.length, onCancel.mock.calls.length]).toEqual([0, 1]);
  });

  it('puts it on the action where nothing would be gone', async () => {
    const { button, onConfirm } = await ask({ tone: 'plain' });
    await expect.element(button('Delete')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it('is cancelled by Escape, and hides that from what lies around it', async () => {
    const around = vi.fn();
    window.addEventListener('keydown', around);
    const { onCancel } = await ask();
    await userEvent.keyboard('{Escape}');
    window.removeEventListener('keydown', around);
    expect([onCancel.mock.calls.length, around.mock.calls.length]).toEqual([1, 0]);
  });

  it('gives the focus back when it goes', async () => {
    const { screen, pressed } = await ask();
    await screen.unmount();
    await expect.poll(() => document.activeElement).toBe(pressed);
  });

  it('leaves the focus where it is when it comes late, and is announced', async () => {
    const { pressed } = await ask({ tone: 'warn', isLate: true });
    expect(document.activeElement).toBe(pressed);
    await expect.poll(() => announcer.said).toContain('Delete it?');
  });
});
