import { beforeEach, describe, expect, it } from 'vitest';
import type { TaughtProfile } from '@/lib/model/taught-field';
import { readPage } from './read-page';

const ticket = 'https://app.responso.com/tickets/710003';
const plain = { isOurs: () => false, isStale: () => false, taught: {} };

beforeEach(() => {
  document.title = '';
  // What touches the window's upper edge is a bar of the app.
  document.body.style.paddingTop = '120px';
});

/** Draws a page of the helpdesk and reads it as the content script does. `data-root` is drawn as a shadow root. */
function read(html: string, address = ticket, taught: TaughtProfile = {}) {
  document.body.innerHTML = html;
  openRoots(document.body);
  return readPage(document, new URL(address), { ...plain, taught });
}

function openRoots(around: ParentNode): void {
  for (const host of around.querySelectorAll('[data-root]')) {
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = host.querySelector('template')?.innerHTML ?? '';
    openRoots(root);
  }
}

function timeOf(act: () => void): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

const textOf = (html: string, address?: string) => read(html, address).lines.join('\n');
const reply = '<textarea style="width:500px;height:90px"></textarea>';

describe('a line is read', () => {
  const said = '<p>Zamówienie 30112</p>';
  it.each([
    ['beside a reply box', `<main><article>${said}${reply}</article></main>`],
    ['in wrappers without a box', `<main style="display:contents"><article>${said}${reply}</article></main>`],
    ['in a wrapper of zero size', `<div style="width:0;height:0">${said}</div>${reply}`],
    [
      'in an empty parent of what is placed by hand',
      `<div><div style="position:absolute;top:50px">${said}</div></div>${reply}`,
    ],
    ['where a box cuts what overflows', `<div style="overflow:clip;height:300px">${said}${reply}</div>`],
    ['in custom elements', `<x-page><x-talk>${said}</x-talk><x-reply>${reply}</x-reply></x-page>`],
    [
      'where it is not rendered yet, below the fold',
      `${reply}<div style="height:3000px"></div><div style="content-visibility:auto;contain-intrinsic-size:auto 200px">${said}</div>`,
    ],
    [
      'visible in an invisible part',
      `<div style="visibility:hidden"><div style="visibility:visible">${said}</div></div>${reply}`,
    ],
    ['in a shadow root', `<x-talk data-root><template>${said}</template></x-talk>${reply}`],
    [
      'in a shadow root in a shadow root, without boxes',
      `<x-a data-root style="display:contents"><template><x-b data-root style="display:contents"><template>${said}</template></x-b></template></x-a>${reply}`,
    ],
    ['in a slot', `<x-a data-root><template><div><slot></slot></div></template>${said}</x-a>${reply}`],
    ['of a table', `<table><tr><td>Zamówienie 30112</td></tr></table>${reply}`],
    ['of a list of definitions', `<dl><dt>Nr</dt><dd>Zamówienie 30112</dd></dl>${reply}`],
    ['in a read-only field', `<label>Nr <input readonly value="Zamówienie 30112"></label>${reply}`],
    [
      'in a disabled field',
      `<fieldset disabled><label>Nr <input value="Zamówienie 30112"></label></fieldset>${reply}`,
    ],
    ['in what is chosen of a choice', `<select><option>A<option selected>Zamówienie 30112</select>${reply}`],
    ['in a title that is edited in place', `<h1><input value="Zamówienie 30112"></h1>${reply}`],
    [
      'whole in its title, where a part is hidden',
      `<b title="Zamówienie 30112">Zamówienie 30***</b>${reply}`,
    ],
    ['without any reply box', said],
    ['drawn in lines', `<div style="white-space:pre-wrap">Dzień dobry\nZamówienie 30112\n</div>${reply}`],
    ['with a letter of no width', `<p>Zamówienie 30112</p>${reply}`],
  ])('%s', (_, html) => {
    expect(textOf(html)).toMatch(/Zamówienie 30112/);
  });

  it('once, where a slot takes it', () => {
    const lines = read(
      `<x-a data-root><template><slot></slot></template><p>Zamówienie 30112</p></x-a>`,
    ).lines;
    expect(lines).toEqual(['Zamówienie 30112']);
  });
});

it('a number in a table is read with the header of its column', () => {
  const head = '<tr><th>Nr zamówienia</th><th>Indeks</th></tr>';
  const { lines } = read(`<table>${head}<tr><td>10448</td><td>48100001</td></tr></table>${reply}`);
  expect(lines).toEqual(['Nr zamówienia', 'Indeks', 'Nr zamówienia: 10448', 'Indeks: 48100001']);
});

it('a title that is edited in place is the subject', () => {
  const { subject } = read(`<h1><input value="Lampka" style="font: inherit"></h1><p>Dzień dobry</p>${reply}`);
  expect(subject).toBe('Lampka');
});

describe('what is not the ticket’s is not read:', () => {
  const said = 'Zamówienie 30112';
  it.each([
    ['the helpdesk’s own list of orders', `<section><h4>Base orders</h4><p>30112</p></section>${reply}`],
    [
      'that list in a shadow root',
      `<x-side data-root><template><h4>Zamówienia Base <i>1</i></h4><p>30112</p></template></x-side>${reply}`,
    ],
    [
      'the name of a file',
      `<ul><li><a href="/f/1" download>faktura 30112.pdf</a> <small>12 kB</small></li></ul>${reply}`,
    ],
    ['the app’s own imprint', `${reply}<div>»|« Desk 5.0.3+dfsg-3~deb30112 (Debian), 1996-2022</div>`],
    ['its copyright', `${reply}<div>Copyright © 2006 Desk. v1.18.1 (deb30112)</div>`],
    ['what is not drawn', `<p hidden>${said}</p>${reply}`],
    ['a template', `<template>${said}</template>${reply}`],
    ['a field that is written into', `<input value="${said}">${reply}`],
    [
      'a field for whoever gets a copy',
      `<label>Kopia do <input type="email" value="a@30112.example"></label>${reply}`,
    ],
    ['another text box', `<textarea>${said}</textarea>${reply}`],
    ['an editor', `<div contenteditable="true">${said}</div>${reply}`],
    ['a choice that is not chosen', `<select><option selected>A<option>${said}</select>${reply}`],
    ['a child that no slot takes', `<x-a data-root><template>a</template><p>${said}</p></x-a>${reply}`],
    [
      'a hidden dialog beside the root',
      `<div id="app"><p>a</p>${reply}</div><div role="dialog" hidden><p>${said}</p></div>`,
    ],
  ])('%s', (_, html) => {
    expect(textOf(html)).not.toMatch(/30112/);
  });
});

describe('rows of other tickets', () => {
  const closed =
    '<div style="display:none"><p>Choose one</p><a href="#" style="cursor:pointer">Close</a></div>';

  it('are not the ticket itself beside dialogs that nobody has opened', () => {
    const page = `<div id="app"><p>order 49451818</p><a href="/conversation/710004">Next</a></div>${closed}${closed}`;
    expect(textOf(page, 'https://app.responso.com/conversation/710003')).toContain('order 49451818');
  });

  it('are not the ticket itself beside dialogs that are open', () => {
    const open = '<div class="modal"><p>Choose one of them</p><a href="/conversation/1003">Close</a></div>';
    const page = `<div id="app"><p>order 49451818</p><a href="/conversation/710004">Next</a></div>${open}${open}${open}`;
    expect(textOf(page, 'https://app.responso.com/conversation/710003')).toContain('order 49451818');
  });

  it.each([
    ['/desk', 'https://app.responso.com/desk'],
    ['?id=77', 'https://app.responso.com/desk?id=77'],
    ['?id=77 and a place on it', 'https://app.responso.com/desk?id=77#entry-133'],
  ])('are not messages with permalinks at %s', (_, address) => {
    const message = (at: number) =>
      `<div><p>order 226514545</p><a href="#entry-${at}">12:0${at % 10} today</a></div>`;
    expect(textOf(`${message(134)}${message(135)}${message(136)}${reply}`, address)).toContain('226514545');
  });

  it('are left out', () => {
    const row = (id: number) => `<li><a href="/tickets/${id}">Zamówienie 48213377, pilne!</a></li>`;
    const text = textOf(`<p>order 30112</p><ul>${row(710004)}${row(710005)}${row(710006)}</ul>${reply}`);
    expect(text).toContain('30112');
    expect(text).not.toContain('48213377');
  });
});

describe('is no ticket:', () => {
  const rows = [1, 2, 3, 4]
    .map(
      (at) =>
        `<tr><td><a href="/Ticket/Display.html?id=71000${at}">71000${at}</a></td><td>Zamówienie 30112 gdzie jest</td></tr>`,
    )
    .join('');
  it.each([
    [
      'a dashboard with a form for a new one',
      `<table>${rows}</table><form><label>Subject <input></label><textarea style="width:300px;height:60px"></textarea><button>Create</button></form>`,
      'https://app.responso.com/Dashboard.html',
    ],
    [
      'a page with a text that is saved',
      `<h1>Strona</h1><p>Tu wpisz swoją notatkę dla zespołu.</p><div>${reply}<button>Zapisz</button></div>`,
      'https://app.responso.com/settings/profile',
    ],
    [
      'a dashboard with a small box for notes beside links to tickets',
      `${[1, 2, 3].map((at) => `<p><a href="/tickets/71000${at}">Zamówienie 30112</a></p>`).join('')}<div style="width:260px"><textarea style="width:250px;height:60px"></textarea></div>`,
      'https://app.responso.com/dashboard',
    ],
    [
      'a dashboard with a wide box for notes',
      '<h1>Pulpit</h1><p>Ola: zamówienie 30112</p><h3>Notatnik</h3><textarea placeholder="Twoja notatka" style="width:600px;height:90px"></textarea>',
      'https://app.responso.com/dashboard',
    ],
    [
      'an order with a note, whose button stands apart',
      `<h1>Zamówienie 30112</h1><p>Jan Nowak, jan@example.com</p><div style="height:500px">${reply}</div><button>Zapisz uwagi</button>`,
      'https://app.responso.com/orders/48213377',
    ],
    [
      'an article that asks for an opinion',
      `<h1>Jak zwrócić towar?</h1><p>Podaj numer zamówienia, np. 30112, i wyślij paczkę na adres magazynu.</p>${reply}<button>Wyślij opinię</button>`,
      'https://app.responso.com/pomoc/artykuly/440112-jak-zwrocic',
    ],
    ['a list', `<table>${rows}</table>`, 'https://app.responso.com/inbox'],
  ])('%s', (_, html, address) => {
    const page = read(html, address);
    expect(page.isTicket).toBe(false);
    expect(page.lines).toEqual([]);
    expect(page.hint).toBe('');
  });
});

describe('is a ticket:', () => {
  it.each([
    [
      'a conversation with a reply box, at an address that tells nothing',
      `<h2>Gdzie paczka?</h2><p>Zamówienie 30112</p>${reply}`,
      'https://app.responso.com/desk',
      {},
    ],
    [
      'a reply that has fields for copies, at a ticket’s address',
      `<form><label>Cc <input></label>${reply}</form>`,
      ticket,
      {},
    ],
    [
      'what has neither reply box nor number, where something taught is seen',
      '<p class="mail">jan@example.com</p>',
      'https://app.responso.com/desk',
      { email: ['.mail'] },
    ],
  ])('%s', (_, html, address, taught) => {
    expect(read(html, address, taught).isTicket).toBe(true);
  });

  it('is none where what was taught is hidden, or is what a list has too', () => {
    const address = 'https://app.responso.com/desk';
    expect(read('<p class="mail" hidden>jan@example.com</p>', address, { email: ['.mail'] }).isTicket).toBe(
      false,
    );
    expect(read('<p class="mail">jan@example.com</p>', address, { search: ['.mail'] }).isTicket).toBe(false);
  });
});

describe('the subject is', () => {
  const talk = `<div><p>Dzień dobry, proszę o informację, kiedy przyjdzie moja paczka z kubkami.</p></div>${reply}`;
  it.each([
    ['what is drawn largest', `<h1>Gdzie jest paczka?</h1>${talk}`, '', 'Gdzie jest paczka?'],
    [
      'not the ticket’s own number',
      `<h1>Ticket #710003</h1><h3>Gdzie jest paczka?</h3>${talk}`,
      '',
      'Gdzie jest paczka?',
    ],
    [
      'not the number in a link',
      `<h2><a href="?id=710003">Zgłoszenie #710003</a></h2><h3>Gdzie jest paczka?</h3>${talk}`,
      'Responso :: #710003',
      'Gdzie jest paczka?',
    ],
    [
      'what the tab is called, though a name is larger',
      `<div style="font-size:26px">Jan Nowak</div><h2 style="font-size:22px">Gdzie jest paczka?</h2>${talk}`,
      'Gdzie jest paczka? – Responso',
      'Gdzie jest paczka?',
    ],
    [
      'without a chip in its line',
      `<h1>Gdzie jest paczka? <small>Return</small></h1>${talk}`,
      '',
      'Gdzie jest paczka?',
    ],
    [
      'not a larger name in a side column',
      `<div style="display:flex"><div style="width:600px"><h3>Gdzie jest paczka?</h3>${talk}</div><div style="width:300px"><p style="font-size:40px">Jan</p></div></div>`,
      '',
      'Gdzie jest paczka?',
    ],
    [
      'without its number',
      `<h1>#710003: Gdzie jest paczka?</h1>${talk}`,
      '#710003: Gdzie jest paczka?',
      'Gdzie jest paczka?',
    ],
    [
      'below the kind of ticket in the same heading',
      `<h1>Case <span style="display:block">Gdzie jest paczka?</span></h1>${talk}`,
      '',
      'Gdzie jest paczka?',
    ],
    [
      'not the firm in a signature, which the tab names',
      `<div style="font-size:18px">Gdzie jest paczka?</div>${talk.replace('</p>', '</p><p>Meble Dąb</p>')}`,
      'Meble Dąb – Agent – Zgłoszenie #710003',
      'Gdzie jest paczka?',
    ],
  ])('%s', (_, html, title, subject) => {
    document.title = title;
    expect(read(html).subject).toBe(subject);
  });
});

describe('closed parts', () => {
  const talk =
    '<article><p>Dzień dobry, gdzie jest moja paczka z kubkami, zamówiona we wtorek?</p></article>';
  const field = '<label>E-mail</label><input readonly value="jan@example.com">';

  it.each([
    [
      'a button names',
      `<button aria-controls="rail" aria-expanded="false">Details</button><div id="rail" hidden>${field}</div>`,
    ],
    [
      'a button stands before',
      `<h3><button aria-expanded="false">Klient</button></h3><div style="display:none">${field}</div>`,
    ],
    [
      'has no height',
      `<button aria-controls="rail" aria-expanded="false">Dane</button><div id="rail" style="max-height:0;overflow:hidden">${field}</div>`,
    ],
    [
      'is invisible',
      `<button aria-controls="rail" aria-expanded="false">Dane</button><div id="rail" style="visibility:hidden">${field}</div>`,
    ],
    ['is a closed details', `<details><summary>Dane</summary>${field}</details>`],
    [
      'a tab names',
      `<button role="tab" aria-controls="rail">Dane</button><div id="rail" hidden>${field}</div>`,
    ],
    [
      'has a list of definitions',
      '<details><summary>Dane</summary><dl><dt>Adres e-mail</dt><dd>jan@example.com</dd></dl></details>',
    ],
    ['has one line', '<details><summary>Dane</summary><p>E-mail: jan@example.com</p></details>'],
    [
      'is in a shadow root',
      `<x-a data-root><template><button aria-controls="rail" aria-expanded="false">Dane</button><div id="rail" hidden>${field}</div></template></x-a>`,
    ],
  ])('are read that %s', (_, part) => {
    expect(textOf(`${talk}<aside>${part}</aside>${reply}`)).toMatch(/E-mail: jan@example\.com/i);
  });

  it.each([
    ['nothing opens', `<div hidden>${field}</div>`],
    [
      'is a menu',
      `<button aria-controls="m" aria-expanded="false">Ja</button><div id="m" role="menu" hidden>${field}</div>`,
    ],
    [
      'is a dialog',
      `<button aria-controls="m" aria-expanded="false">Ja</button><div id="m" role="dialog" hidden>${field}</div>`,
    ],
    [
      'is a draft',
      `<button aria-controls="m" aria-expanded="false">Szkic</button><div id="m" hidden>${field}<textarea>Dzień</textarea></div>`,
    ],
    [
      'has no label',
      '<button aria-controls="m" aria-expanded="false">Ja</button><div id="m" hidden><p>jan@example.com</p></div>',
    ],
    [
      'is written into',
      '<button aria-controls="m" aria-expanded="false">Do</button><div id="m" hidden><label>E-mail</label><input value="jan@example.com"></div>',
    ],
    [
      'a hidden button opens',
      `<div hidden><button aria-controls="m" aria-expanded="false">Ja</button></div><div id="m" hidden>${field}</div>`,
    ],
  ])('are not read that %s', (_, part) => {
    expect(textOf(`${talk}<aside>${part}</aside>${reply}`)).not.toContain('jan@example.com');
  });

  it('never give an order’s number', () => {
    const rail =
      '<details><summary>Dane</summary><p>Zamówienie: 48213377</p><p>Telefon: 600 100 200</p></details>';
    const text = textOf(`${talk}<aside>${rail}</aside>${reply}`);
    expect(text).toContain('Telefon: 600 100 200');
    expect(text).not.toContain('48213377');
  });

  it('of a message are its quotes, which are read whole', () => {
    const quote =
      '<div><button title="Pokaż cytat">…</button><div style="display:none"><p>12.11, Jan Nowak napisał(a):</p><p>zamówienie 30112</p></div></div>';
    expect(
      textOf(
        `<h1>Paczka</h1><div>${talk}<article><p>Dziękuję za odpowiedź.</p>${quote}</article></div>${reply}`,
      ),
    ).toContain('zamówienie 30112');
  });
});

describe('a page that says something but is not read', () => {
  it('says so', () => {
    const page = read('<nav><p>jan@example.com</p></nav><p>Dzień dobry</p>');
    expect(page.hint).toBe('unreadable');
  });

  it('is no list whose rows quote what buyers have written', () => {
    const said = '<p>Dzień dobry, gdzie jest moja paczka z zamówienia numer 48213377?</p>';
    const row = (id: number) => `<a href="/inbox/all/${id}" style="display:block"><b>Paczka</b>${said}</a>`;
    const rows = `<main>${row(710004)}${row(710005)}${row(710006)}</main>`;
    expect(read(rows, 'https://app.responso.com/inbox/all').hint).toBe('');
    const talk = `<main><h1>Paczka</h1><div>${said}<a href="/inbox/all/710004">Next</a></div></main>`;
    expect(read(talk, 'https://app.responso.com/inbox/all').hint).toBe('unreadable');
  });

  it('is none where it is read, and none where there is nothing', () => {
    expect(read('<p>jan@example.com</p>').hint).toBe('');
    expect(read('<p>Dzień dobry</p>').hint).toBe('');
    expect(read('<p>jan@example.com</p>', 'https://app.responso.com/settings').hint).toBe('');
  });

  const desk = 'https://app.responso.com/desk?view=all';
  const said = 'Dzień dobry, kiedy wyślecie moją paczkę? Czekam już tydzień.';
  const row = (id: number) =>
    `<li><p><a href="/desk?view=all&c=${id}">Jan Kowalski ${id}</a></p><p>${said} ${id}</p></li>`;
  const list = `<ul>${[710001, 710002, 710003].map(row).join('')}</ul>`;

  it.each([
    ['with a heading over it', `<h2>Wszystkie</h2>${list}`],
    ['beside an empty pane', `<div><div>${list}</div><div><h2>Wybierz ticket</h2></div></div>`],
    [
      'under a line of filters',
      `<p><a href="/w/all">Wszystkie zgłoszenia</a> <a href="/w/mine">Moje otwarte</a> <a href="/w/new">Do obsłużenia teraz</a></p>${list}`,
    ],
    [
      'whose rows are links',
      `<h2>Wszystkie</h2>${[710001, 710002, 710003].map((id) => `<a href="/t/${id}"><b>Jan</b><p>${said}</p></a>`).join('')}`,
    ],
  ])('is none where it is a list of tickets %s', (_, html) => {
    expect(read(`<header>kuba@example.com</header>${html}`, desk).hint).toBe('');
  });

  it('says so where a ticket stands beside a list of others', () => {
    const html = `<div><div>${list}</div><div><h2>Paczka</h2><p>jan@example.com</p><p>${said} ${said}</p></div></div>`;
    expect(read(html, desk).hint).toBe('unreadable');
  });
});

describe('a page without end', () => {
  it.each([
    ['of 10 MB', () => `<p>Zamówienie 30112</p><p>${'kubek '.repeat(1_700_000)}</p>${reply}`],
    ['of 60,000 elements', () => `<p>Zamówienie 30112</p>${'<i>a</i> <b>1</b> '.repeat(30_000)}${reply}`],
    [
      'of 50,000 tokens',
      () =>
        `<p>Zamówienie 30112</p><p>${Array.from({ length: 50_000 }, (_, at) => `A${at}`).join(' ')}</p>${reply}`,
    ],
    ['of elements in each other', () => `<p>Zamówienie 30112</p>${'<div>'.repeat(3_000)}a`],
  ])('%s is read as far as it goes, in time', (_, draw) => {
    document.body.innerHTML = draw();
    // The time that the page itself needs to be laid out is not ours.
    document.body.getBoundingClientRect();
    // How long is told by what it takes to look at each element once, on a machine that does other things as well.
    const once = timeOf(() => {
      for (const element of document.querySelectorAll('*')) getComputedStyle(element).display.trim();
    });
    let lines: string[] = [];
    const took = timeOf(() => {
      ({ lines } = readPage(document, new URL(ticket), plain));
    });
    expect(took).toBeLessThan(10_000 + once * 10);
    expect(lines[0]).toBe('Zamówienie 30112');
    expect(lines.length).toBeLessThanOrEqual(5_000);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(4_000);
  });
});
