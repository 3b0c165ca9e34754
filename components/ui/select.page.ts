import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Select from './Select.svelte';

const children = createRawSnippet(() => ({
  render: () =>
    `<optgroup><option value="a">A</option><option value="b">${'Very long '.repeat(40)}</option></optgroup>`,
}));

describe('a select', () => {
  it('passes on what is chosen', async () => {
    const onChoose = vi.fn();
    const screen = await render(Select, { value: 'a', 'aria-label': 'Which', onChoose, children });
    await screen.getByRole('combobox').selectOptions('b');
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('b');
  });

  it.each([
    ['refused', () => Promise.resolve()],
    ['failed', () => Promise.reject(new Error('failed')).catch(() => undefined)],
  ])('shows what it is again when a choice was %s', async (_, onChoose) => {
    const screen = await render(Select, { value: 'a', 'aria-label': 'Which', onChoose, children });
    await screen.getByRole('combobox').selectOptions('b');
    await expect.element(screen.getByRole('combobox')).toHaveValue('a');
  });

  it('is never wider than what it stands in, however long a choice is', async () => {
    document.body.style.width = '300px';
    const screen = await render(Select, { value: 'b', 'aria-label': 'Which', onChoose: vi.fn(), children });
    const { width } = screen.getByRole('combobox').element().getBoundingClientRect();
    document.body.style.width = '';
    expect(width).toBeLessThanOrEqual(300);
  });
});
