import { expect, it, onTestFinished } from 'vitest';
import { attachFile } from './attach-file';
import type { MakeDrag } from './drop-file';

const label = new File(['%PDF-1.4'], 'label-49451818-dpd.pdf', { type: 'application/pdf' });
const makeDrag: MakeDrag = (file) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  return (type, at) =>
    new DragEvent(type, { bubbles: true, cancelable: true, composed: true, ...at, dataTransfer });
};
const conversation = '<div style="height: 700px">Hello</div>';
const box = '<textarea rows="6" cols="60"></textarea>';

/** Draws a page; what its script does is a function, because a page's own scripts do not run from markup. */
function draw(html: string, script?: () => void): void {
  document.body.innerHTML = html;
  scrollTo(0, document.body.scrollHeight);
  script?.();
}

const attach = () => attachFile(document, label, { makeDrag, isOurs: () => false, isStillMeant: () => true });
function find<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag];
function find(selector: string): HTMLElement;
function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
}
const namesIn = (selector: string) =>
  [...(document.querySelector<HTMLInputElement>(selector)?.files ?? [])].map(({ name }) => name);

/** Lists what a field was given, and empties it, as most apps do. */
function listChosen(field: HTMLInputElement, list: Element): void {
  field.addEventListener('change', () => {
    for (const { name, size } of field.files ?? []) {
      const item = document.createElement('li');
      item.textContent = `${name} (${size} B)`;
      list.append(item);
    }
    field.value = '';
  });
}

it('puts it into the visible field of the reply, and into no other', async () => {
  draw(
    `<p>Avatar <input type="file" id="avatar"></p>${conversation}<div>${box}<input type="file" id="files"></div>`,
  );
  expect(await attach()).toBe(true);
  expect([namesIn('#avatar'), namesIn('#files')]).toEqual([[], [label.name]]);
});

it('adds it to the file that is there already, and passes over a field for pictures', async () => {
  draw(
    `${conversation}<div>${box}<input type="file" accept="image/*" id="pictures"><p><input type="file" multiple id="files"></p></div>`,
    () => {
      const chosen = new DataTransfer();
      chosen.items.add(new File(['mine'], 'mine.txt'));
      const field = document.querySelector<HTMLInputElement>('#files');
      if (field) field.files = chosen.files;
    },
  );
  expect(await attach()).toBe(true);
  expect([namesIn('#pictures'), namesIn('#files')]).toEqual([[], ['mine.txt', label.name]]);
});

it('is dropped on the reply where that shows it under a name that is cut off', async () => {
  draw(`${conversation}<div id="reply">${box}<p id="chips"></p></div>`, () => {
    find('#reply').addEventListener('dragover', (event) => event.preventDefault());
    find('#reply').addEventListener('drop', (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer?.files ?? [];
      if (file)
        find('#chips').textContent =
          `${file.name.slice(0, 12)}…${file.name.slice(-6)} (${String(file.size)})`;
    });
  });
  expect(await attach()).toBe(true);
  expect(find('#chips').textContent).toContain(`(${String(label.size)})`);
});

it('finds a field that is the next element after the reply box, among the messages', async () => {
  draw(`<div style="min-height: 700px">${conversation}${box}<input type="file" id="files"></div>`);
  expect(await attach()).toBe(true);
  expect(namesIn('#files')).toEqual([label.name]);
});

it('finds a field in an open shadow root, beside a reply box that is a direct child of it', async () => {
  draw(`${conversation}<x-reply></x-reply>`, () => {
    const root = find('x-reply').attachShadow({ mode: 'open' });
    root.innerHTML = `${box}<input type="file" hidden><ul></ul>`;
    const [field, list] = [root.querySelector('input'), root.querySelector('ul')];
    if (field && list) listChosen(field, list);
  });
  expect(await attach()).toBe(true);
});

it('finds a field in an open shadow root that is part of the reply', async () => {
  draw(`${conversation}<div>${box}<x-files></x-files></div>`, () => {
    const root = find('x-files').attachShadow({ mode: 'open' });
    root.innerHTML = '<input type="file" hidden><ul></ul>';
    const [field, list] = [root.querySelector('input'), root.querySelector('ul')];
    if (field && list) listChosen(field, list);
  });
  expect(await attach()).toBe(true);
});

it('finds the parts of a reply that are neighbours of the conversation', async () => {
  draw(`<main>${conversation}<div>${box}</div><div><input type="file" hidden></div><ul></ul></main>`, () => {
    listChosen(find('input'), find('ul'));
  });
  expect(await attach()).toBe(true);
});

it('takes no field of another form below the reply', async () => {
  draw(
    `<div><form>${box}</form><form><textarea hidden></textarea><input type="file" id="note"></form></div>`,
  );
  expect(await attach()).toBe(false);
  expect(namesIn('#note')).toEqual([]);
});

it.each([
  ['a row of its own', '<p id="said"></p>', (name: string) => `File type not allowed: ${name}`],
  ['the same row', '<p id="said"></p>', (name: string) => `${name}: niedozwolony typ pliku`],
  ['words without the name', '<p id="said"></p>', () => 'Tipo de arquivo não permitido'],
])(
  'is not attached when the page refuses it in %s, although its field off the screen holds it',
  async (_, html, say) => {
    draw(`<div>${box}<input type="file" style="position: absolute; left: -9999px">${html}</div>`, () => {
      find('input').addEventListener('change', () => {
        find('#said').textContent = say(label.name);
      });
    });
    expect(await attach()).toBe(false);
  },
);

it('is not attached when the page refuses it a moment later', async () => {
  draw(`<div>${box}<input type="file" hidden><ul></ul></div>`, () => {
    listChosen(find('input'), find('ul'));
    find('input').addEventListener('change', () => {
      setTimeout(() => find('li').append(' – upload failed'), 300);
    });
  });
  expect(await attach()).toBe(false);
});

it('is not attached when the page draws its reply anew without it', async () => {
  draw(`<div id="reply">${box}<input type="file"></div>`, () => {
    find('input').addEventListener('change', () => {
      setTimeout(() => (find('#reply').outerHTML = `<div id="reply">${box}<input type="file"></div>`), 300);
    });
  });
  expect(await attach()).toBe(false);
});

it('is attached where the reply is sent at once', async () => {
  draw(`<div id="talk">${conversation}</div><div>${box}<input type="file" hidden><ul></ul></div>`, () => {
    listChosen(find('input'), find('ul'));
    find('input').addEventListener('change', () => {
      setTimeout(() => find('#talk').append(...find('ul').children), 300);
    });
  });
  expect(await attach()).toBe(true);
});

it('is attached where the page goes on to another ticket after it has taken the file', async () => {
  let isStillMeant = true;
  draw(`${conversation}<div>${box}<input type="file" hidden><ul></ul></div>`, () => {
    listChosen(find('input'), find('ul'));
    find('input').addEventListener('change', () => {
      setTimeout(() => {
        find('ul').replaceChildren();
        isStillMeant = false;
      }, 300);
    });
  });
  const options = { makeDrag, isOurs: () => false, isStillMeant: () => isStillMeant };
  expect(await attachFile(document, label, options)).toBe(true);
});

it('is attached although a former refusal still stands there', async () => {
  draw(`<div>${box}<input type="file" hidden><ul></ul><p>photo.heic: file type not allowed</p></div>`, () => {
    listChosen(find('input'), find('ul'));
  });
  expect(await attach()).toBe(true);
});

it('is dropped on what the page draws for the drag, which is gone afterwards', async () => {
  draw(`${conversation}<div id="reply" style="position: relative">${box}<ul></ul></div>`, () => {
    const overlay = document.createElement('p');
    overlay.textContent = 'Drag image or file here';
    overlay.style.cssText = 'position: absolute; inset: 0; margin: 0';
    const enter = () => find('#reply').append(overlay);
    document.addEventListener('dragenter', enter);
    onTestFinished(() => document.removeEventListener('dragenter', enter));
    overlay.addEventListener('dragover', (event) => event.preventDefault());
    overlay.addEventListener('drop', (event) => {
      find('ul').innerHTML = `<li>${event.dataTransfer?.files[0]?.name ?? ''}</li>`;
      overlay.remove();
    });
  });
  expect(await attach()).toBe(true);
  expect(document.body.textContent).not.toContain('Drag image');
});

it('leaves no overlay behind where the page does not take it', async () => {
  draw(`${conversation}<div id="reply" style="position: relative">${box}</div>`, () => {
    const overlay = document.createElement('p');
    overlay.style.cssText = 'position: absolute; inset: 0; margin: 0';
    const entered = new Set<EventTarget | null>();
    const listen = (type: string, hear: (event: Event) => void) => {
      document.addEventListener(type, hear);
      onTestFinished(() => document.removeEventListener(type, hear));
    };
    listen('dragenter', ({ target }) => {
      entered.add(target);
      find('#reply').append(overlay);
    });
    listen('dragleave', ({ target }) => {
      entered.delete(target);
      if (entered.size === 0) overlay.remove();
    });
  });
  expect(await attach()).toBe(false);
  expect(find('#reply').childElementCount).toBe(1);
});

it('waits for the field that a press on the paper clip makes', async () => {
  draw(
    `${conversation}<div id="reply">${box}<ul></ul><span role="button" tabindex="0" title="Załącz plik">📎</span></div>`,
    () => {
      find('[role=button]').addEventListener('click', () => {
        setTimeout(() => {
          const field = document.createElement('input');
          field.type = 'file';
          field.hidden = true;
          document.body.append(field);
          listChosen(field, find('ul'));
          field.click();
        }, 50);
      });
    },
  );
  expect(await attach()).toBe(true);
});

it('opens a closed reply where a button of the ticket plainly does so', async () => {
  draw(`${conversation}<button type="button">↩ Odpowiedz</button><div id="place"></div>`, () => {
    find('button').addEventListener('click', () => {
      find('#place').innerHTML = `${box}<input type="file" id="files">`;
    });
  });
  expect(await attach()).toBe(true);
  expect(namesIn('#files')).toEqual([label.name]);
});

it.each([
  [
    'that answers everybody, if it is the only one',
    '<button type="button" class="wanted">Reply all</button>',
  ],
  [
    'that answers the buyer, not everybody',
    '<button type="button">Odpowiedz wszystkim</button><button type="button" class="wanted">Odpowiedz</button>',
  ],
])('opens a closed reply by the button %s', async (_, buttons) => {
  draw(`${conversation}${buttons}<div id="place"></div>`, () => {
    find('.wanted').addEventListener('click', () => {
      find('#place').innerHTML = `${box}<input type="file" id="files">`;
    });
  });
  expect(await attach()).toBe(true);
});

it.each([
  ['one of a form, which may send', '<form><button>Reply</button></form>'],
  [
    'one below each message',
    '<p>a</p><button type="button">Reply</button><p>b</p><button type="button">Reply</button>',
  ],
  ['a link to another page', '<a href="/tickets/1/reply">Reply</a>'],
  ['one of the navigation', '<nav><button type="button">Reply</button></nav>'],
])('presses no button to reply that is %s', async (_, html) => {
  draw(html);
  let presses = 0;
  const press = (event: Event) => {
    event.preventDefault();
    presses += 1;
  };
  document.body.addEventListener('click', press);
  onTestFinished(() => document.body.removeEventListener('click', press));
  expect([await attach(), presses]).toEqual([false, 0]);
});
