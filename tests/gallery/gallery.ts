import { locales } from '../page/locale-texts';
import { pages, widths } from './state';
import { states } from './states';

/** Draws all states of one page side by side, each in a frame. The choice is in the address. */
const form = document.querySelector('form');
const main = document.querySelector('main');
const choices: Record<string, readonly string[]> = {
  page: Object.keys(pages),
  language: locales,
  scheme: ['light', 'dark'],
  width: ['usual', 'narrow'],
};

for (const [name, options] of Object.entries(choices)) {
  const select = form?.querySelector<HTMLSelectElement>(`[name=${name}]`);
  select?.append(...options.map((option) => new Option(option)));
  const asked = new URLSearchParams(location.hash.slice(1)).get(name);
  if (select && asked && options.includes(asked)) select.value = asked;
}

function draw(): void {
  if (!form || !main) return;
  const chosen = new Map(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  );
  history.replaceState(null, '', `#${new URLSearchParams([...chosen]).toString()}`);
  main.replaceChildren(
    ...states
      .filter(({ page }) => page === chosen.get('page'))
      .map(({ name, page }) => {
        const figure = document.createElement('figure');
        const caption = document.createElement('figcaption');
        const link = document.createElement('a');
        const frame = document.createElement('iframe');
        const address = new URLSearchParams({
          ...{ page, name },
          language: chosen.get('language') ?? '',
          scheme: chosen.get('scheme') ?? '',
        });
        frame.src = link.href = `frame.html?${address.toString()}`;
        frame.loading = 'lazy';
        frame.title = link.textContent = name;
        frame.width = String(widths[page][chosen.get('width') === 'narrow' ? 0 : 1]);
        caption.append(link);
        figure.append(caption, frame);
        return figure;
      }),
  );
}

form?.addEventListener('change', draw);
draw();
