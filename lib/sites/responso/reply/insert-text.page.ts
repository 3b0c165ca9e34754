import { baseKeymap } from 'prosemirror-commands';
import { history, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import Quill from 'quill';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { userEvent } from 'vitest/browser';
import tinymce from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/themes/silver';
import { followCaret } from './follow-caret';
import { insertText, type MakePaste } from './insert-text';

const makePaste: MakePaste = (text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData });
};

const text = 'Your parcel 620100847712 is here:\nhttps://tracking.example.com/1?a=b&c=<d>\n\nAnna';
const conversation = '<div style="height: 500px">Hello</div>';
const roomy = 'style="width: 500px; min-height: 120px; border: 1px solid"';

function draw(html: string): void {
  document.body.innerHTML = `${conversation}<button id="elsewhere">x</button>${html}`;
}

function find(selector: 'textarea'): HTMLTextAreaElement;
function find(selector: string): HTMLElement;
function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
}

const lines = (shown: string) =>
  shown
    .replace(/[\u200B\uFEFF]/g, '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const withoutSpaces = (shown: string) => shown.replace(/[\s\u200B]+/g, '');

const insert = (lastCaret: () => Range | undefined = () => undefined, wanted = text) =>
  insertText(document, wanted, { makePaste, isOurs: () => false, lastCaret, isStillMeant: () => true });

/** Moves the focus away, as a press in the panel does. */
const leave = () => find('#elsewhere').focus();

/** An editor on the page that holds `before|after`, with the caret between them. */
interface Editor {
  name: string;
  draw: (before: string, after: string) => Promise<void>;
  read: () => string;
  lock: () => void;
  /** Undoes as Ctrl+Z does, with the focus that the insert left behind. */
  undo: () => Promise<void>;
}

const pressUndo = () => userEvent.keyboard('{Control>}z{/Control}');

const textarea: Editor = {
  name: 'a textarea',
  draw: (before, after) => {
    draw('<textarea rows="8" cols="60"></textarea>');
    const field = find('textarea');
    field.value = before + after;
    field.setSelectionRange(before.length, before.length);
    return Promise.resolve();
  },
  read: () => find('textarea').value,
  lock: () => {
    find('textarea').readOnly = true;
  },
  undo: pressUndo,
};

const plainEditable: Editor = {
  name: 'a plain contenteditable',
  draw: (before, after) => {
    draw(`<div contenteditable="true" ${roomy}></div>`);
    const field = find('[contenteditable]');
    field.textContent = before + after;
    field.focus();
    if (field.firstChild) getSelection()?.collapse(field.firstChild, before.length);
    return Promise.resolve();
  },
  read: () => find('[contenteditable]').innerText,
  lock: () => {
    find('[contenteditable]').contentEditable = 'false';
  },
  undo: pressUndo,
};

let quill: Quill;
const quillEditor: Editor = {
  name: 'Quill',
  draw: (before, after) => {
    draw(`<div id="quill" ${roomy}></div>`);
    quill = new Quill('#quill');
    find('.ql-editor').style.minHeight = '120px';
    quill.setText(before + after);
    quill.history.clear();
    quill.focus();
    quill.setSelection(before.length, 0);
    return Promise.resolve();
  },
  read: () => quill.getText(),
  lock: () => {
    quill.disable();
  },
  undo: pressUndo,
};

let view: EditorView;
let isEditable = true;
const proseMirror: Editor = {
  name: 'ProseMirror',
  draw: (before, after) => {
    draw(`<div id="prose" style="white-space: pre-wrap"></div>`);
    isEditable = true;
    const content = before + after ? [schema.text(before + after)] : [];
    const doc = schema.node('doc', null, [schema.node('paragraph', null, content)]);
    view = new EditorView(find('#prose'), {
      state: EditorState.create({
        doc,
        selection: TextSelection.create(doc, 1 + before.length),
        plugins: [history(), keymap({ 'Mod-z': undo }), keymap(baseKeymap)],
      }),
      editable: () => isEditable,
      attributes: { style: 'width: 500px; min-height: 120px' },
    });
    view.focus();
    return Promise.resolve();
  },
  read: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n'),
  lock: () => {
    isEditable = false;
    view.setProps({});
  },
  undo: pressUndo,
};

const tiny = () => {
  const [editor] = tinymce.get();
  if (!editor) throw new Error('No TinyMCE');
  return editor;
};
const tinyMce: Editor = {
  name: 'TinyMCE, in a frame',
  draw: async (before, after) => {
    draw('<textarea id="tiny"></textarea>');
    await tinymce.init({
      selector: '#tiny',
      license_key: 'gpl',
      skin: false,
      content_css: false,
      height: 300,
      width: 500,
    });
    const editor = tiny();
    onTestFinished(() => {
      editor.remove();
    });
    editor.setContent(`<p>${before}${after}</p>`);
    editor.undoManager.clear();
    editor.undoManager.add();
    editor.focus();
    const node = editor.getBody().firstChild?.firstChild;
    if (node && node.nodeType === Node.TEXT_NODE) editor.selection.setCursorLocation(node, before.length);
  },
  read: () => tiny().getBody().innerText,
  lock: () => {
    tiny().mode.set('readonly');
  },
  undo: () => {
    tiny().execCommand('Undo');
    return Promise.resolve();
  },
};

afterEach(() => {
  document.body.innerHTML = '';
});

describe.each([textarea, plainEditable, quillEditor, proseMirror, tinyMce])('in $name', (editor) => {
  it('the text is put at the caret, with its lines, and one press takes it back', async () => {
    await editor.draw('Hello ', 'Bye');
    leave();
    expect(await insert()).toBe('inserted');
    expect(withoutSpaces(editor.read())).toBe(withoutSpaces(`Hello ${text}Bye`));
    expect(lines(editor.read())).toContain(lines(text)[1]);
    await editor.undo();
    await expect.poll(() => lines(editor.read())).toEqual(['Hello Bye']);
  });

  it('the text is put into an empty box, and a second time beside the first', async () => {
    await editor.draw('', '');
    leave();
    expect(await insert()).toBe('inserted');
    expect(lines(editor.read())).toEqual(lines(text));
    leave();
    expect(await insert()).toBe('inserted');
    expect(editor.read().split('tracking.example.com').length).toBe(3);
  });

  it('nothing is put where it is locked', async () => {
    await editor.draw('Hello', '');
    editor.lock();
    leave();
    expect(await insert()).not.toBe('inserted');
    expect(lines(editor.read())).toEqual(['Hello']);
  });
});

describe('the text counts as inserted only if the reply box shows it', () => {
  it('not where an editor cancels the paste and takes nothing', async () => {
    await plainEditable.draw('Hello', '');
    find('[contenteditable]').addEventListener('paste', (event) => {
      event.preventDefault();
    });
    expect(await insert()).toBe('notTaken');
  });

  it('not where the app puts back what was there', async () => {
    await textarea.draw('Hello', '');
    const field = find('textarea');
    field.addEventListener('input', () => setTimeout(() => (field.value = 'Hello'), 50));
    expect(await insert()).toBe('notTaken');
  });

  it('not where only a part of it is shown, which is told apart', async () => {
    await textarea.draw('Hello ', '');
    const field = find('textarea');
    field.addEventListener('input', () => (field.value = field.value.slice(0, 20)));
    expect(await insert()).toBe('altered');
  });

  it('not where it is too long, and then nothing of it is there', async () => {
    await textarea.draw('Hello', '');
    find('textarea').maxLength = 40;
    expect(await insert()).toBe('notTaken');
    expect(textarea.read()).toBe('Hello');
  });

  it('not where there is no reply box', async () => {
    draw('<input>');
    expect(await insert()).toBe('noReply');
  });
});

it('opens a closed reply first, and waits for its editor', async () => {
  draw('<button id="reply">Reply</button><div id="box"></div>');
  find('#reply').addEventListener('click', () => {
    find('#box').innerHTML = '<textarea rows="8" cols="60"></textarea>';
    setTimeout(() => (find('#box').innerHTML = `<div contenteditable="true" ${roomy}></div>`), 150);
  });
  expect(await insert()).toBe('inserted');
  expect(lines(plainEditable.read())).toEqual(lines(text));
});

it('inserts nothing once the page shows another ticket', async () => {
  await plainEditable.draw('Hello', '');
  let looks = 0;
  const options = { makePaste, isOurs: () => false, lastCaret: () => undefined };
  expect(await insertText(document, text, { ...options, isStillMeant: () => (looks += 1) < 2 })).toBe(
    'otherTicket',
  );
  expect(plainEditable.read()).toBe('Hello');
});

it('finds the caret again after a press elsewhere on the page has moved it', async () => {
  const caret = followCaret(document);
  onTestFinished(caret.stop);
  await plainEditable.draw('Hello ', 'Bye');
  await new Promise((resolve) => document.addEventListener('selectionchange', resolve, { once: true }));
  getSelection()?.selectAllChildren(find('#elsewhere'));
  leave();
  expect(await insert(caret.last)).toBe('inserted');
  expect(withoutSpaces(plainEditable.read())).toBe(withoutSpaces(`Hello ${text}Bye`));
});

it('goes into a reply box in an open shadow root', async () => {
  draw('<x-reply></x-reply>');
  const root = find('x-reply').attachShadow({ mode: 'open' });
  root.innerHTML = `<div contenteditable="true" ${roomy}></div>`;
  expect(await insert()).toBe('inserted');
});

it('goes into the line of a chat as one line, which can be undone', async () => {
  draw('<input style="width: 500px" placeholder="Napisz wiadomość…" value="Hello ">');
  const field = document.querySelector('input');
  field?.setSelectionRange(6, 6);
  leave();
  expect(await insert()).toBe('inserted');
  expect(withoutSpaces(field?.value ?? '')).toBe(withoutSpaces(`Hello ${text}`));
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(field?.value).toBe('Hello ');
});
