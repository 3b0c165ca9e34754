import { beforeEach, describe, expect, it } from 'vitest';
import { findForeignParts } from './find-foreign-parts';

const css = `main { margin: 0 0 0 420px } aside { position: absolute; top: 0; left: 0; width: 400px }
  textarea { width: 100%; height: 90px }`;

beforeEach(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
});

/** True if the marked element, or one around it, is found to be a part about something else. */
function isForeign(html: string): boolean {
  document.body.innerHTML = html;
  const found = findForeignParts(document, () => document.querySelector('textarea') ?? undefined);
  const marked = document.querySelector('mark');
  if (!marked) throw new Error('no element is marked');
  return [...found].some((element) => element.contains(marked));
}

const number = '<mark>48213377</mark>';
const message = '<p>Dzień dobry, w zamówieniu jeden kubek jest pęknięty.</p>';
const ticket = `<main>${message}<textarea></textarea></main>`;

describe('a part about something else is found', () => {
  it.each([
    ['below a title', `<aside><h4>Recent tickets</h4><div>Zwrot ${number}</div></aside>`],
    [
      'below a title with a button',
      `<aside><div><h4>Recent tickets</h4><a href="#all">View all</a></div><div>Zwrot ${number}</div></aside>`,
    ],
    [
      'in rows that are built like the title',
      `<aside><div class="row">Recent tickets</div><div class="row">Zwrot ${number}</div></aside>`,
    ],
    [
      'in rows like the title without a class',
      `<aside><div><b>Recent tickets</b></div><div><div>Zwrot ${number}</div><div>May 2</div></div></aside>`,
    ],
    [
      'in the second of two rows',
      `<aside><div><b>Recent tickets</b></div><div><div>Wrong mug</div><div>May 2</div></div><div><div>Zwrot ${number}</div></div></aside>`,
    ],
    [
      'in rows with a heading',
      `<aside><div>Recent tickets</div><div><h4>Anonim</h4><p>Zwrot ${number}</p></div></aside>`,
    ],
    ['without elements', `<aside><b>Recent tickets</b><br>Zwrot ${number}<br></aside>`],
    [
      'above the messages',
      `<main><section><h4>Linked issues</h4><p>Zwrot ${number}</p></section>${message}<textarea></textarea></main>`,
    ],
    [
      'above the reply, where messages stand above it',
      `<main>${message}<h4>Linked issues</h4><p>Zwrot ${number}</p><h4>Reply</h4><textarea></textarea></main>`,
    ],
    [
      'as a list that a button opens',
      `<aside><button>Recent tickets</button><ul><li>${number}</li></ul></aside>`,
    ],
    [
      'as an offer between message and reply',
      `<main>${message}<div><b>AI suggestion</b><p>Zamówienie ${number} wysłane.</p><button>Insert</button></div><textarea></textarea></main>`,
    ],
  ])('%s', (_, html) => {
    expect(isForeign(html.includes('textarea') ? html : html + ticket)).toBe(true);
  });
});

describe('what is this ticket’s is not found', () => {
  it.each([
    [
      'in the next card',
      `<aside><div><h4>Recent tickets</h4></div><div><h4>Klient</h4><p>${number}</p></div></aside>`,
    ],
    [
      'in the next card, where the first is closed',
      `<aside><section><i>▸</i><h4>Recent tickets</h4></section><section><h4>Klient</h4><p>${number}</p></section></aside>`,
    ],
    ['behind the next title', `<aside><p>Recent tickets</p><p>Klient</p><p>Ola Lis, ${number}</p></aside>`],
    ['in a field', `<aside><p>Recent tickets</p><p>Nr zamówienia: ${number}</p></aside>`],
    ['below linked orders', `<aside><h4>Powiązane zamówienia</h4><p>${number}</p></aside>`],
    [
      'in the messages that the reply answers',
      `<main><section><h4>Conversation history</h4><p>Zamówienie ${number}</p></section><p>Reply</p><textarea></textarea></main>`,
    ],
    [
      'in the history that the reply answers, below a description',
      `<main>${message}<section><h4>Conversation history</h4><p>Zamówienie ${number}</p></section><textarea></textarea></main>`,
    ],
    [
      'in an open part below a closed one',
      `<aside><div class="part"><button aria-expanded="false">Recent tickets</button></div><div class="part open"><button aria-expanded="true">Klient</button><p>${number}</p></div></aside>`,
    ],
    [
      'below a link to earlier tickets',
      `<aside><h4>Ola</h4><a href="#all">Recent tickets</a><p>${number}</p></aside>`,
    ],
    [
      'in a message beside the reply box',
      `<main><h4>Linked issues</h4><p>SUP-12</p><p>Zamówienie ${number}</p><textarea></textarea></main>`,
    ],
    [
      'in what a buyer lists',
      `<main><p><b>Inne sprawy</b><br>Zamówienie ${number}</p><textarea></textarea></main>`,
    ],
    [
      'beside a button that writes an answer',
      `<main><div><button>AI reply</button><p>Zamówienie ${number}</p></div><textarea></textarea></main>`,
    ],
  ])('%s', (_, html) => {
    expect(isForeign(html.includes('textarea') ? html : html + ticket)).toBe(false);
  });
});
