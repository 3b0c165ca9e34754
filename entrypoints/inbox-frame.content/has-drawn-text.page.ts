import { expect, it } from 'vitest';
import { hasDrawnText } from './has-drawn-text';

/** Draws into the innermost of two shadow roots. */
function drawDeep(html: string): void {
  const outer = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  const inner = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  inner.innerHTML = html;
}

it.each<[string, () => void, boolean]>([
  ['nothing', () => undefined, false],
  [
    'scripts and hidden texts only',
    () => (document.body.innerHTML = '<script>1</script><p hidden>Log in</p>'),
    false,
  ],
  ['a text', () => (document.body.innerHTML = '<p>Inbox</p>'), true],
  ['a text in nested shadow roots', () => drawDeep('<style>p { color: red }</style><p>Inbox</p>'), true],
  ['only a style in nested shadow roots', () => drawDeep('<style>p { color: red }</style>'), false],
])('a page with %s', (_, draw, isDrawn) => {
  document.body.replaceChildren();
  draw();
  expect(hasDrawnText(document)).toBe(isDrawn);
});
