import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readPage } from './read-page';
import { readApp } from '@/tests/page/read-app';

/** Whole apps that no stand-in draws: what is the ticket's is read, and what stands around it is not. */
const [named, email] = ['48213377', 'ola@example.com'];
/** Of another buyer. */
const [other, otherEmail] = ['48100001', 'jan@example.com'];

beforeEach(() => {
  document.adoptedStyleSheets = [];
  document.body.style.cssText = '';
});

/** All that is the ticket's. */
function read(html: string, css?: string, path?: string): string {
  return readApp(html, css, path).lines.join('\n');
}

describe('the buyer is found', () => {
  const around = (body: string) => `<main>${body}</main><textarea></textarea>`;
  it.each([
    ['behind a link', `<a href="mailto:${email}?subject=x">Napisz</a>`],
    ['in a field', `<label>E-mail <input type="email" readonly value="${email}"></label>`],
    ['in the title of a text that is cut off', `<span title="${email}">${email.slice(0, 4)}…</span>`],
    [
      'on a card whose fields may be edited',
      `<div><label>Imię</label><input value="Ola"></div><div><label>E-mail</label><input value="${email}"></div>`,
    ],
    ['in a field for e-mail', `<div><input type="email" value="${email}"></div>`],
    [
      'beside a number, in fields whose labels are in another language',
      `<div><span>Hívó:</span><input value="${email}"></div><div><span>Szám:</span><input value="${named}"></div>`,
    ],
    [
      'in a field without a label, above one for a phone',
      `<div><input value="${email}"></div><div><input placeholder="Telefon"></div>`,
    ],
  ])('%s', (_, body) => {
    expect(read(around(body), 'main { padding-top: 100px }')).toContain(email);
  });
});

it('reads a number in a field beside the buyer’s address, whatever its label is called', () => {
  const field = (label: string, value: string) => `<div><span>${label}</span><input value="${value}"></div>`;
  const draw = (beside: string) =>
    read(
      `<main>${beside}${field('Rendelés', named)}</main><textarea></textarea>`,
      'main { padding-top: 100px }',
    );
  expect(draw(field('Hívó', email))).toContain(named);
  expect(draw(field('Város', 'Szeged'))).not.toContain(named);
});

it('reads a number whose end is only in the title', () => {
  const text = read(
    `<main><p>Zamówienie <abbr title="${named}">4821…</abbr></p><textarea></textarea></main>`,
    'main { padding-top: 100px }',
  );
  expect(text).toContain(`Zamówienie ${named}`);
  expect(text).not.toContain('…');
});

describe('what is not said of this ticket is not read:', () => {
  it.each([
    ['whom a reply is sent to as well', `<label>CC <input type="email" value="${otherEmail}"></label>`],
    [
      'whom the agent looks for',
      `<div><input type="email" placeholder="Szukaj klienta" value="${otherEmail}"></div>`,
    ],
    ['a toast', `<div class="toast">Nowa wiadomość: zwrot zamówienia ${other}</div>`],
    ['a preview', `<div role="tooltip">Zamówienie ${other}, kiedy wyślecie?</div>`],
    [
      'a layer at the end',
      `<div><div class="layer"><p>Zamówienie ${other}</p><p>${otherEmail}</p></div></div>`,
    ],
    [
      'the helpdesk’s own list',
      `<section><header><b>Zamówienia Base</b> <i>2</i></header><div><p>${other}</p><p>12.11 · Wysłane</p></div></section>`,
    ],
    [
      'tickets beside it, told by a click alone',
      `<div class="inbox">${[1, 2, 3, 4]
        .map((at) => `<div class="row"><b>Jan ${at}</b> ${otherEmail} Zamówienie ${other}, pilne</div>`)
        .join('')}</div>`,
    ],
    [
      'a table of tickets above it',
      `<table class="inbox">${[1, 2, 3]
        .map(
          (at) => `<tr class="row"><td>${at}</td><td>Zamówienie ${other}</td><td>gdzie jest paczka</td></tr>`,
        )
        .join('')}</table>`,
    ],
  ])('%s', (_, body) => {
    const text = read(
      `<main><p>Dzień dobry, zamówienie ${named}.</p><textarea></textarea></main>${body}`,
      `main { margin: 90px 0 0 420px } .toast { position: fixed; top: 16px; right: 16px }
       .layer { position: absolute; top: 40px; left: 500px; z-index: 10; background: white }
       .inbox { position: absolute; top: 0; left: 0; width: 400px }
       .card { position: absolute; top: 700px; left: 0 } .row { cursor: pointer }`,
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
    expect(text).not.toContain(otherEmail);
  });
});

describe('what is not said of this ticket is not read, in a column of its own:', () => {
  it.each([
    [
      'rows whose texts have no blank between them',
      `<div class="inbox">${[1, 2, 3]
        .map((at) => `<div class="row"><div>Jan</div><div>zwrot ${other}</div><div>${at} h</div></div>`)
        .join('')}</div>`,
    ],
    [
      'another ticket with its number beside the link',
      `<div class="inbox"><p><a href="/conversation/760001/4713">Faktura</a> <small>#${other}</small></p></div>`,
    ],
    [
      'another ticket with its subject beside the link, behind a label',
      `<p>Powiązane: <a href="/conversation/760001/4713">#4713</a> Wymiana kubka z zamówienia ${other}</p>`,
    ],
    [
      'another ticket at an address of another shape',
      `<div class="inbox"><a href="/inbox/all/conversation/760001/4711">Zwrot ${other}</a></div>`,
    ],
    [
      'another ticket whose address has the number that people see, too',
      `<div class="inbox"><a href="/conversation/760001/4711">Zamówienie ${other}</a></div>`,
    ],
    [
      'answers to choose from',
      `<div class="inbox"><button>Dzień dobry, zamówienie ${other} zostało już wysłane.</button><button>Nr ${other}</button></div>`,
    ],
  ])('%s', (_, body) => {
    const text = read(
      `<main><p>Dzień dobry, zamówienie ${named}.</p><textarea></textarea></main>${body}`,
      `main { margin: 90px 0 0 420px } .inbox { position: absolute; top: 0; left: 0; width: 400px } .row { cursor: pointer }`,
      '/conversation/770011/4712',
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
  });

  it.each([
    [
      'another ticket in a pane beside it',
      `<section class="pane"><h2>Zgłoszenie 12</h2><p>Zwrot ${other}</p><textarea></textarea></section>`,
    ],
    [
      'another ticket in a pane beside it whose reply is closed',
      `<section class="pane"><h2>Zgłoszenie 12</h2><p>Zwrot ${other}</p></section>`,
    ],
    [
      'an answer to choose below the reply box',
      `<div class="answers"><p>Dzień dobry, zamówienie ${other} zostało już wysłane.</p></div>`,
    ],
  ])('%s', (_, body) => {
    const message = `<p>Dzień dobry, w zamówieniu ${named} jeden kubek przyszedł pęknięty.</p>`;
    const text = read(
      `<div class="app"><section class="pane"><h2>Zgłoszenie 13</h2>${message}<div><textarea></textarea>${body.includes('pane') ? '' : body}</div></section>${body.includes('pane') ? body : ''}</div>`,
      '.app { display: flex; height: 600px } .pane { width: 620px; height: 600px; padding-top: 110px }',
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
  });

  it('the bar of an order’s page in a frame', async () => {
    document.body.innerHTML = `<main style="padding-top: 100px"><p>Zamówienie ${named}</p><textarea style="width: 400px; height: 100px"></textarea></main><iframe></iframe>`;
    const frame = document.querySelector('iframe');
    await new Promise((resolve) => {
      frame?.addEventListener('load', resolve);
      frame?.setAttribute(
        'srcdoc',
        `<header>Panel · ${otherEmail}</header><h1>Zamówienie ${named}</h1><p>E-mail: ${email}</p>`,
      );
    });
    const url = new URL('https://app.responso.com/tickets/770011');
    const { lines } = readPage(document, url, { isOurs: () => false, isStale: () => false, taught: {} });
    expect(lines.join('\n')).toContain(email);
    expect(lines.join('\n')).not.toContain(otherEmail);
  });

  it('a ticket that is kept open outside of the window', () => {
    const pane = (order: string, box: string) =>
      `<section class="pane"><h2>Zwrot</h2><p>Dzień dobry, w zamówieniu ${order} jeden kubek jest pęknięty.</p>${box}</section>`;
    const text = read(
      `<div class="app">${pane(other, '<textarea style="height: 200px"></textarea>')}${pane(named, '<textarea></textarea>')}</div>`,
      `body { overflow: hidden } .app { display: flex; transform: translateX(-100vw) }
       .pane { flex: none; width: 100vw; height: 600px; padding-top: 110px } textarea { width: 600px; height: 90px }`,
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
  });

  it('rows in a shadow root', () => {
    document.body.innerHTML = `<main><p>Zamówienie ${named}</p><textarea style="width: 400px; height: 100px"></textarea></main><x-list style="position: absolute; left: 600px; top: 0; width: 300px"></x-list>`;
    const rows = document.querySelector('x-list')?.attachShadow({ mode: 'open' });
    if (rows)
      rows.innerHTML = [1, 2, 3]
        .map((at) => `<div style="cursor: pointer">Jan ${at}, zwrot ${other}</div>`)
        .join('');
    const url = new URL('https://app.responso.com/tickets/770011');
    const { lines } = readPage(document, url, { isOurs: () => false, isStale: () => false, taught: {} });
    expect(lines.join('\n')).toContain(named);
    expect(lines.join('\n')).not.toContain(other);
  });
});

describe('rows of other tickets are told by the row of this one:', () => {
  const message = 'Gdzie jest moja paczka? Czekam już tydzień.';
  const list = (open: string, tag = 'div') =>
    `<div class="inbox">${[
      `<b>Jan Wrona</b><p>Zwrot ${other}, proszę o etykietę</p>`,
      open,
      `<b>Iza Mak</b><p>${otherEmail}</p>`,
    ]
      .map((row) => `<${tag}>${row}</${tag}>`)
      .join('')}</div>`;
  it.each([
    ['with the subject', list('<b>Ola Lis</b><p>Pęknięty kubek</p>')],
    ['with the beginning of a message', list('<b>Ola Lis</b><p>Gdzie jest moja paczka…</p>', 'section')],
    [
      'with the beginning of the shop’s last message',
      list('<b>Ola Lis</b><p>Ty: Gdzie jest moja paczka</p>'),
    ],
    [
      'or by other people with times, where this one is scrolled away',
      `<div class="inbox">${['Jan Wrona', 'Iza Mak', 'Ada Wit']
        .map((name) => `<div><b>${name}</b> 10:41<p>Zwrot ${other}, ${otherEmail}</p></div>`)
        .join('')}</div>`,
    ],
    [
      'marked as chosen, though it says nothing of this ticket',
      `<ul class="inbox">${[
        `retro_bine<p>Zwrot ${other} proszę</p>`,
        `mr.pottery<p>${otherEmail} napisał</p>`,
        'kurt<p>Dobrze, dziękuję bardzo</p>',
      ]
        .map((row, at) => `<li${at === 1 ? ' aria-current="true"' : ''}>${row}</li>`)
        .join('')}</ul>`,
    ],
    [
      'as tabs above it that can be closed',
      `<div class="tabs"><div>Zwrot zamówienia ${other} ✕</div><div>Pęknięty ku… ✕</div><div>${otherEmail} ✕</div></div>`,
    ],
    [
      'with words before the subject',
      list('Ola Lis – Pęknięty kubek').replace('Jan Wrona</b>', 'Jan Wrona –</b>'),
    ],
    [
      'with the buyer’s name alone, which is also on a card',
      `<div class="inbox">${[
        `<i>J</i><b>Jan Wrona</b><p>Zwrot ${other}, proszę o etykietę</p>`,
        '<i>O</i><b>Ola Lis</b><p>…</p>',
        `<i>M</i><b>Marek Bąk</b><p>Czy ${otherEmail} to dobry adres?</p>`,
      ]
        .map((row) => `<div>${row}</div>`)
        .join('')}</div><div class="card">Ola Lis</div>`,
    ],
    [
      'also those that hold something more',
      `<div class="inbox"><div>Jan Wrona<br><small>Zwrot ${other}, proszę</small></div><div class="on">Ola Lis<br><small>Pęknięty kubek</small></div><div><bdi>${otherEmail}</bdi><br><small>Pytanie o cenę</small></div><div>Ada Wit<br><small>Kiedy wysyłka</small></div></div>`,
    ],
    [
      'as a table above it',
      `<table style="width: 100%">${[`Zwrot ${other}`, 'Pęknięty kubek', otherEmail]
        .map((text) => `<tr><td>Jan</td><td>${text}</td><td>10:41</td></tr>`)
        .join('')}</table>`,
    ],
    [
      'as tabs above it, cut off and with one to add',
      `<div class="tabs"><div>Zwrot zamówienia ${other}<p>#7</p></div><div>Pęknięty ku…<p>#8</p></div><div>${otherEmail}<p>#9</p></div><div>+ Dodaj</div></div>`,
    ],
    [
      'as marked tabs',
      `<div class="tabs"><div role="tab">Zwrot ${other}</div><div role="tab">Pęknięty kubek</div></div>`,
    ],
    [
      'as tabs above it',
      `<div class="tabs"><div>Zwrot zamówienia ${other}<p>#7</p></div><div>Pęknięty kubek<p>#8</p></div></div>`,
    ],
    [
      'as tabs of a few words, of one width',
      `<div class="tabs"><div>Zwrot ${other}</div><div>Pęknięty kubek</div></div>`,
    ],
    [
      'as buttons',
      `<div style="display: flex"><button>Zwrot ${other}</button><button>Pęknięty kubek</button></div>`,
    ],
  ])('%s', (_, body) => {
    const text = read(
      `${body}<main><h2>Pęknięty kubek</h2><p>Ola Lis</p><p>${message}</p><p>Zamówienie ${named}</p><textarea></textarea></main>`,
      `main { margin: 90px 0 0 420px } .inbox { position: absolute; top: 0; left: 0; width: 400px } .tabs { display: flex }
       .tabs div { width: 220px; height: 50px } .tabs p, b { margin: 0 }`,
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
    expect(text).not.toContain(otherEmail);
  });

  it('but not what stands beside the title itself', () => {
    const text = read(
      `<main><div style="display: flex"><div>Zwrot ${named}</div><div>Pęknięty kubek</div></div><p>Ola Lis</p><p>${message}</p><textarea></textarea></main>`,
      'main { margin: 90px 0 0 420px } main div div { width: 220px; font-size: 20px }',
    );
    expect(text).toContain(named);
  });

  it.each([
    [
      'fields',
      `<div><p>Temat</p><p>Pęknięty kubek</p></div><div><p>E-mail</p><p>${email}</p></div><div><p>Miasto i kraj</p><p>Kraków, Polska</p></div>`,
    ],
    ['values', `<p>Ola Lis</p><p>Pęknięty kubek</p><p>${email}</p><p>Kraków</p>`],
    [
      'cards',
      `<section><h3>Ola Lis</h3><p>${email}</p></section><section><h3>Zamówienia w sklepie</h3><p>brak</p></section>`,
    ],
  ])('but not the buyer’s %s', (_, body) => {
    const text = read(
      `<aside>${body}</aside><main><h2>Pęknięty kubek</h2><p>Ola Lis, wczoraj</p><p>${message}</p><textarea></textarea></main>`,
      'main { margin: 90px 0 0 420px } aside { position: absolute; top: 90px; left: 0; width: 400px }',
    );
    expect(text).toContain(email);
  });
});

describe('a part with a title', () => {
  const draw = (body: string) =>
    read(
      `<aside>${body}</aside><main><h2>Pęknięty kubek</h2><p>Dzień dobry, zamówienie ${named}.</p><textarea></textarea></main>`,
      'main { margin: 90px 0 0 420px } aside { position: absolute; top: 90px; left: 0; width: 400px }',
    );

  it('of lines in one element, below the reply, is not about this ticket', () => {
    const text = read(
      `<main>Dzień dobry, zamówienie ${named}.<hr><textarea></textarea><hr><b>Inne zgłoszenia klienta</b><br>15.03 Zwrot ${other}<br>11.01 Faktura ${other}<hr><b>Klient</b><br>${email}</main>`,
      'main { margin: 90px 0 0 420px }',
    );
    expect(text.split('\n')).toEqual([
      `Dzień dobry, zamówienie ${named}.`,
      'Inne zgłoszenia klienta',
      'Klient',
      email,
    ]);
  });

  it.each([
    ...['Podobne zgłoszenia', 'Similar tickets (2)', 'Baza wiedzy', 'Chamados semelhantes', 'Next in queue'],
    ...['Autres clients récents', 'Zuletzt angesehen', 'Zgłoszenia powiązane (ta sama partia)'],
  ])('%s is not about this ticket', (title) => {
    const text = draw(
      `<div><h3>${title}</h3><div><b>Kubek</b><p>Klientka z zamówienia ${other}, ${otherEmail}</p></div></div><div><h3>Klient</h3><p>${email}</p></div>`,
    );
    expect(text).toContain(email);
    expect(text).not.toContain(other);
    expect(text).not.toContain(otherEmail);
  });

  it.each([
    ['a tab', '<div><div>Klient</div><div>Podobne zgłoszenia</div></div>'],
    ['a heading of nothing', '<h3>Podobne zgłoszenia</h3><h4>Klient</h4>'],
  ])('is no more than %s before the buyer', (_, title) => {
    expect(draw(`${title}<div><p>${email}</p></div>`)).toContain(email);
  });
});

it.each([
  ['the app', '<p style="font-size: 20px">Helpdesk</p>', '#1187 Refund for damaged kettle | Helpdesk'],
  [
    'the project',
    '<p style="font-size: 22px">Shop support</p>',
    'Bug #20731: Refund for damaged kettle - Shop support - Redmine',
  ],
  ['the buyer', '<p style="font-size: 22px">Ola Lis</p>', 'Ola Lis - Refund for damaged kettle - Helpdesk'],
])('the subject is not %s, which the tab’s title names too', (_, above, title) => {
  document.title = title;
  onTestFinished(() => void (document.title = ''));
  const { subject } = readApp(
    `<main>${above}<h1 style="font-size: 18px">Refund for damaged kettle</h1><p>Good morning, the kettle came with a dent.</p><textarea></textarea></main>`,
    '* { font-size: 14px } main { padding-top: 90px }',
  );
  expect(subject).toBe('Refund for damaged kettle');
});

describe('the subject is found', () => {
  it.each([
    ['below its label', '<table><tr><th>Temat:</th><td>Pęknięty kubek</td></tr></table>'],
    ['in a field', '<input aria-label="Subject" value="Pęknięty kubek">'],
    [
      'below its label, not in the word for tickets that the tab’s title has too',
      '<table><tr><th>Zgłoszenie</th><td>770011</td></tr><tr><th>Temat</th><td>Pęknięty kubek</td></tr></table><h3 style="font-size: 16px">Pozostałe zgłoszenia</h3>',
    ],
    ['in a field with a label', '<label>Assunto <input value="Pęknięty kubek"></label>'],
    ['in bold letters', '<b>Ola Lis</b><div><span>4410</span> <b>Pęknięty kubek</b></div>'],
    [
      'in a line that is edited in place',
      '<div contenteditable style="font-size: 20px">Pęknięty kubek</div>',
    ],
    [
      'below its label, not in the first text',
      '<p>Od: ola88 <small style="font-size: 10px">(112)</small></p><p>Temat: Pęknięty kubek</p>',
    ],
  ])('%s', (_, head) => {
    const css = '* { font-size: 14px } main { padding-top: 90px }';
    document.title = 'Zgłoszenie 770011';
    onTestFinished(() => void (document.title = ''));
    const page = readApp(
      `<main>${head}<p>Dzień dobry, w zamówieniu jeden kubek jest pęknięty.</p><textarea></textarea></main>`,
      css,
    );
    expect(page.subject).toBe('Pęknięty kubek');
  });
});

it('does not read the ticket’s own number beside its title', () => {
  const text = read(
    `<main><h1>Pęknięty kubek <small>#${other}</small></h1><p>Zamówienie ${named}</p><textarea></textarea></main>`,
    '',
    `/conversation/3044/${other}`,
  );
  expect(text).toContain(named);
  expect(text).not.toContain(other);
});

describe('the buyer is found where rows look like a list:', () => {
  const row = ([name, value]: string[]) =>
    `<div role="row"><span role="cell">${String(name)}</span> <span role="cell">${String(value)}</span></div>`;
  it.each([
    [
      'links to write and to call',
      `<div><a href="mailto:${email}">${email}</a><a href="tel:+48600100299">+48 600 100 299</a><a href="https://allegro.pl/u/x">Konto w Allegro kupującego</a></div>`,
    ],
    [
      'parts of a column at the left',
      `<div class="left"><section>E-mail ${email}</section><section>Miasto i kraj: Kraków, Polska</section><section>Klient od dawna, od 2019</section></div>`,
    ],
    [
      'rows of a grid',
      `<div role="table">${[
        ['E-mail', email],
        ['Imię i nazwisko', 'Jan Nowak'],
        ['Miasto', 'Kraków, Polska'],
      ]
        .map(row)
        .join('')}</div>`,
    ],
    [
      'fields that a click copies',
      `<div class="copied"><p>E-mail<br>${email}</p><p>Miasto<br>Kraków w Polsce</p><p>Telefon<br>600 100 299</p></div>`,
    ],
    [
      'a message that begins with a link to another ticket',
      `<p><a href="/tickets/770010">Poprzednie zgłoszenie</a> już zamknięte, więc piszę jeszcze raz, tym razem z adresu ${email}</p>`,
    ],
    [
      'messages that a click folds',
      `<div class="copied wide"><div>Jan pisze z ${email}</div><div>Dziękujemy za wiadomość</div><div>I co dalej z tym</div></div>`,
    ],
  ])('%s', (_, body) => {
    const text = read(
      `<main>${body}<div class="reply"><textarea></textarea></div></main>`,
      `main { margin-top: 100px } .reply { margin-left: 420px } .left { float: left; width: 400px } .left section { height: 60px }
       .copied > * { cursor: pointer; width: 300px } .wide > * { width: auto; margin-left: 420px }
       a { display: block }`,
    );
    expect(text).toContain(email);
  });
});

it('reads an app whose parts are all placed by hand', () => {
  const text = read(
    `<div class="app"><div class="card">Zamówienie ${named}</div><div class="talk">Dzień dobry</div><div class="reply"><textarea></textarea></div></div>`,
    `.app { position: absolute; inset: 0 } .app > div { position: absolute; z-index: 1; width: 400px; height: 160px }
     .card { right: 0; top: 80px } .talk { left: 60px; top: 0 } .reply { left: 60px; bottom: 0 }`,
  );
  expect(text).toContain(named);
});

it('reads the head of a ticket that begins at the top of the window, beside a rail', () => {
  const text = read(
    `<div class="app"><div class="rail">≡</div><div class="rest"><div class="head">Gdzie paczka? zam. ${named} · ${otherEmail}</div><textarea></textarea></div></div>`,
    '.app { display: flex; height: 100vh } .rail { width: 64px } .rest { flex: 1 } .head { height: 72px }',
  );
  expect(text).toContain(named);
  expect(text).toContain(otherEmail);
});

it('reads a closed ticket, which has no reply box, by its address', () => {
  const html = `<main>Zamówienie ${named}</main>`;
  expect(read(html, 'main { padding-top: 100px }', '/archive/770004')).toContain(named);
});

describe('an address without an id is a ticket’s', () => {
  const talk = (reply: string) =>
    `<main><h1>Pęknięty kubek</h1><div><p>Ola Lis, 10:12</p><p>Dzień dobry, w zamówieniu ${named} jeden kubek jest pęknięty.</p></div>${reply}</main>`;
  const isTicket = (reply: string, path = '/chats/all') =>
    readApp(talk(reply), 'main { padding-top: 100px } input { width: 600px }', path).isTicket;

  it.each(['Napisz wiadomość…', 'Reply to Ola', 'Escribe un mensaje', 'Svara Annika', 'Antwort…'])(
    'with the line of a chat: %s',
    (said) => {
      expect(isTicket(`<input placeholder="${said}">`)).toBe(true);
    },
  );

  it.each(['Search messages', 'Szukaj odpowiedzi', 'Message title', 'Write a tag', 'Kod rabatowy'])(
    'but not with a line for something else: %s',
    (said) => {
      expect(isTicket(`<input placeholder="${said}">`)).toBe(false);
    },
  );

  it('with a button that opens the reply, below a conversation', () => {
    expect(isTicket('<button>Odpowiedz</button>')).toBe(true);
    expect(isTicket('<button>Zapisz</button>')).toBe(false);
    expect(isTicket('<button>Odpowiedz</button>', '/settings/templates')).toBe(false);
  });
});

it('takes the title for the ticket’s, not the row of a list that repeats it', () => {
  document.title = 'Re: Potwierdzenie zamówienia';
  onTestFinished(() => void (document.title = ''));
  const row = (name: string, subject: string) => `<div>${name}<br>${subject}</div>`;
  const text = read(
    `<div class="inbox">${row('Jan Wrona', `Zwrot za nr ${other}`)}${row('Ola Lis', 'Re: Potwierdzenie zamówienia')}${row(otherEmail, 'Pytanie o fotelik')}</div>
     <main><h2>Re: Potwierdzenie zamówienia</h2><p>Ola Lis</p><p>Czy mogę zmienić kolor w zamówieniu ${named}?</p><button>Odpowiedz</button></main>`,
    'main { margin: 90px 0 0 420px } .inbox { position: absolute; top: 0; left: 0; width: 400px }',
  );
  expect(text).toContain(named);
  expect(text).not.toContain(other);
  expect(text).not.toContain(otherEmail);
});

it('reads a sentence that ends with a file’s name', () => {
  const said = 'Klosz z zamówienia 48213377 przyjechał pęknięty, zdjęcie w załączniku IMG_1.jpg';
  expect(read(`<main><p>${said}</p><textarea></textarea></main>`, 'main { padding-top: 100px }')).toContain(
    said,
  );
});
