import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Status } from '@/lib/model/account';
import StatusList from './StatusList.svelte';

const status = (id: string, name: string, group: string): Status => ({ id, name, group, color: '#336699' });
const statuses = [
  status('1', 'New', 'Open'),
  status('2', 'Packed', 'Open'),
  status('3', 'Wysłane', 'Closed'),
  status('4', 'Returned', 'Closed'),
];

async function open() {
  const onChoose = vi.fn();
  const onLeave = vi.fn();
  await render(StatusList, { statuses, present: '2', onChoose, onLeave });
  const active = () => document.querySelector('[role=option][aria-selected=true]')?.textContent.trim();
  return { onChoose, onLeave, active };
}

describe('the list of statuses', () => {
  it.each([
    ['', 'New'],
    ['{ArrowDown}', 'Wysłane'],
    ['{ArrowDown}{ArrowDown}{ArrowDown}', 'Returned'],
    ['{ArrowDown}{ArrowUp}{ArrowUp}', 'New'],
    ['{End}', 'Returned'],
    ['{End}{Home}', 'New'],
    ['wysl', 'Wysłane'],
    ['{End}r', 'Returned'],
  ])('after the keys "%s" is on %s', async (keys, expected) => {
    const { active, onChoose } = await open();
    if (keys) await userEvent.keyboard(keys);
    await expect.poll(active).toBe(expected);
    await userEvent.keyboard('{Enter}');
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(statuses.find(({ name }) => name === expected));
  });

  it('tells the field which one it is on', async () => {
    await open();
    await userEvent.keyboard('{End}');
    const pointed = () => document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    await expect.poll(() => document.getElementById(pointed())?.textContent.trim()).toBe('Returned');
  });

  it('chooses nothing where none fits, and is left by Escape', async () => {
    const { onChoose, onLeave } = await open();
    await userEvent.keyboard('nothing like that{ArrowDown}{End}{Enter}{Escape}');
    expect([onChoose.mock.calls.length, onLeave.mock.calls.length]).toEqual([0, 1]);
  });
});
