import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from './read-page';

beforeEach(() => {
  document.title = '';
  document.body.style.paddingTop = '120px';
});

function read(html: string) {
  document.body.innerHTML = html;
  openRoots(document.body);
  const url = new URL('https://app.responso.com/tickets/710003');
  return readPage(document, url, { isOurs: () => false, isStale: () => false, taught: {} });
}

function openRoots(around: ParentNode): void {
  for (const host of around.querySelectorAll('[data-root]')) {
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = host.querySelector('template')?.innerHTML ?? '';
    openRoots(root);
  }
}

const languages = {
  en: {
    type: 'Return',
    status: 'Solved',
    typeLabel: 'Type',
    sourceLabel: 'Source',
    channelLabel: 'Channel',
    via: 'via',
    said: 'Good morning, I would like to send the blue mug back, please tell me how.',
  },
  pl: {
    type: 'Zwrot',
    status: 'Rozwiązany',
    typeLabel: 'Typ',
    sourceLabel: 'Źródło',
    channelLabel: 'Kanał',
    via: 'przez',
    said: 'Dzień dobry, chcę odesłać niebieski kubek, proszę o informację, jak to zrobić.',
  },
  pt: {
    type: 'Devolução',
    status: 'Resolvido',
    typeLabel: 'Tipo',
    sourceLabel: 'Origem',
    channelLabel: 'Canal',
    via: 'via',
    said: 'Bom dia, gostaria de devolver a caneca azul, por favor me digam como fazer.',
  },
};
type Words = (typeof languages)['en'];

const subject = '<h1>Kubek niebieski</h1>';
const talkOf = ({ said }: Words) =>
  `<div class="talk"><div class="message"><p>Jan Nowak, 12.11.2026</p><p>${said}</p></div></div>`;
const reply = '<div><textarea style="width:500px;height:90px"></textarea></div>';
/** A ticket whose head is drawn so, and what else is beside it. */
const page = (words: Words, head: string, beside = '') =>
  `<main style="display:flex"><section style="width:700px">${subject}${head}${talkOf(words)}${reply}</section>${beside && `<aside style="width:300px">${beside}</aside>`}</main>`;

/** How helpdesks write type, status and source of a ticket. */
const designs: [string, (words: Words) => string][] = [
  ['one line with brackets and dashes', (w) => page(w, `<p>${w.type} (${w.status}) – Responso – bok</p>`)],
  ['one line with dots', (w) => page(w, `<p>${w.status} · ${w.type} · Responso – bok</p>`)],
  ['one line with bars', (w) => page(w, `<p>Responso – bok | ${w.status} | ${w.type}</p>`)],
  ['one line with slashes', (w) => page(w, `<p>${w.type} / ${w.status} / Responso (bok)</p>`)],
  ['one line with commas', (w) => page(w, `<p>${w.type}, ${w.status}, Responso – bok</p>`)],
  [
    'a line with a label before several words',
    (w) =>
      page(
        w,
        `<table><tr><td>${w.typeLabel}: ${w.type} · ${w.status}</td></tr><tr><td>${w.sourceLabel}: Responso – bok</td></tr></table>`,
      ),
  ],
  [
    'chips without labels',
    (w) => page(w, `<p><span>${w.type}</span> <span>${w.status}</span> <span>Responso – bok</span></p>`),
  ],
  [
    'chips in blocks',
    (w) =>
      page(
        w,
        `<div style="display:flex;gap:8px"><div>${w.type}</div><div>${w.status}</div><div>Responso – bok</div></div>`,
      ),
  ],
  [
    'a list of chips in the details',
    (w) => page(w, '', `<ul><li>${w.type}</li><li>${w.status}</li><li>Responso – bok</li></ul>`),
  ],
  [
    'definitions in the details',
    (w) =>
      page(
        w,
        '',
        `<dl><dt>${w.typeLabel}</dt><dd>${w.type}</dd><dt>${w.channelLabel}</dt><dd>Responso</dd><dt>${w.sourceLabel}</dt><dd>bok</dd></dl>`,
      ),
  ],
  [
    'a table of labels and values',
    (w) =>
      page(
        w,
        '',
        `<table><tr><th>${w.typeLabel}</th><td>${w.type}</td></tr><tr><th>${w.sourceLabel}</th><td>Responso / bok</td></tr></table>`,
      ),
  ],
  [
    'a table with a row of labels',
    (w) =>
      page(
        w,
        `<table><tr><th>${w.typeLabel}</th><th>Status</th><th>${w.sourceLabel}</th></tr><tr><td>${w.type}</td><td>${w.status}</td><td>Responso / bok</td></tr></table>`,
      ),
  ],
  [
    'a label in an element, the value beside it',
    (w) =>
      page(
        w,
        '',
        `<div><span>${w.typeLabel}:</span> ${w.type}</div><div><span>${w.channelLabel}:</span> Responso – bok</div>`,
      ),
  ],
  [
    'an icon’s title',
    (w) =>
      page(
        w,
        `<p><span title="${w.type}"><svg width="12" height="12"></svg></span> <span>${w.status}</span> ${w.via} Responso – bok</p>`,
      ),
  ],
  [
    'a picture’s name beside a channel',
    (w) =>
      page(
        w,
        `<p><svg width="12" height="12"><title>${w.type}</title></svg> ${w.status}</p><p><img alt="Responso" width="12" height="12"> bok</p>`,
      ),
  ],
  [
    'a chip in the subject’s line',
    (w) =>
      page(w, '').replace(
        subject,
        `<div style="font-size:24px"><span>Kubek niebieski</span> <span style="font-size:12px">${w.type}</span></div><p><span>${w.status} ▾</span> <span>Responso – bok</span></p>`,
      ),
  ],
  [
    'choices',
    (w) =>
      page(
        w,
        '',
        `<label>${w.typeLabel}</label><select><option>Ticket<option selected>${w.type}</select><label>${w.sourceLabel}</label><select><option>Allegro<option selected>Responso – bok</select>`,
      ),
  ],
  [
    'read-only fields',
    (w) =>
      page(
        w,
        '',
        `<label>${w.typeLabel} <input readonly value="${w.type}"></label><label>${w.sourceLabel} <input readonly value="Responso – bok"></label>`,
      ),
  ],
  ['a heading of its own', (w) => page(w, `<h4>Responso – bok</h4><h5>${w.type} – ${w.status}</h5>`)],
  [
    'shadow roots',
    (w) =>
      page(
        w,
        `<x-head data-root><template><p><x-chip data-root><template>${w.type}</template></x-chip> <span>${w.status}</span> <span>Responso – bok</span></p></template></x-head>`,
      ),
  ],
  [
    'wrappers without a box',
    (w) =>
      `<main style="display:contents"><article style="display:contents"><header style="width:0;height:0;white-space:nowrap">${subject}<p>${w.type} (${w.status}) – Responso – bok</p></header><div style="height:60px"></div>${talkOf(w)}${reply}</article></main>`,
  ],
  [
    'values before their labels, from right to left',
    (w) =>
      page(
        w,
        '',
        `<div style="display:flex;flex-direction:row-reverse"><b>${w.type}</b><span style="margin-right:9px">${w.typeLabel}</span></div><div style="display:flex;flex-direction:row-reverse"><b>Responso – bok</b><span style="margin-right:9px">${w.sourceLabel}</span></div>`,
      ),
  ],
  [
    'the newest message first, the reply above',
    (w) =>
      `<main style="display:flex;flex-direction:column"><div style="order:3">${talkOf(w)}</div><div style="order:2">${reply}</div><div style="order:1">${subject}<p>${w.type} · ${w.status} · Responso – bok</p></div></main>`,
  ],
  [
    'no reply box, history below boxes',
    (w) =>
      `<h1>Kubek niebieski</h1><div><div><b>Basics</b><table><tr><td>${w.typeLabel}:</td><td>${w.type}</td></tr></table><div><span>${w.channelLabel}:</span> Responso – bok</div></div></div><div><b>History</b>${talkOf(w)}</div>`,
  ],
  [
    'a line with labels',
    (w) =>
      page(w, `<p>Status: ${w.status}, ${w.typeLabel}: ${w.type}, ${w.channelLabel}: Responso (bok)</p>`),
  ],
  [
    'a line with labels in another order',
    (w) =>
      page(w, `<p>${w.channelLabel}: Responso (bok) | ${w.typeLabel}: ${w.type} | Status: ${w.status}</p>`),
  ],
  ['a sentence', (w) => page(w, `<p>${w.type} ${w.via} Responso – bok</p>`)],
  [
    'marks with signs',
    (w) =>
      page(
        w,
        `<div><span>↩ ${w.type}</span> <span>● ${w.status} ▾</span> <span>✉ Responso – bok</span></div>`,
      ),
  ],
  [
    'buttons that open a choice',
    (w) =>
      page(
        w,
        '',
        `<div><span>${w.typeLabel}</span> <button aria-haspopup="listbox">${w.type}</button></div><div><span>${w.sourceLabel}</span> <button aria-haspopup="listbox">Responso – bok</button></div>`,
      ),
  ],
  [
    'pairs of elements',
    (w) =>
      page(
        w,
        '',
        `<div class="f"><div>${w.typeLabel}</div><div>${w.type}</div></div><div class="f"><div>Status</div><div>${w.status}</div></div><div class="f"><div>${w.sourceLabel}</div><div>Responso / bok</div></div>`,
      ),
  ],
  [
    'a page that is written from right to left',
    (w) =>
      `<div dir="rtl">${page(w, `<p><span>${w.type}</span> <span>${w.status}</span> <span>Responso – bok</span></p>`)}</div>`,
  ],
  [
    'a chip that titles name',
    (w) =>
      page(
        w,
        '',
        `<p><span title="${w.typeLabel}">${w.type}</span></p><p><span title="${w.sourceLabel}">Responso – bok</span></p>`,
      ),
  ],
  [
    'a label for screen readers',
    (w) =>
      page(
        w,
        `<p><span aria-label="${w.typeLabel}: ${w.type}">↩</span> <span aria-label="${w.sourceLabel}: Responso – bok">●</span></p>`,
      ),
  ],
];

describe.each(Object.entries(languages))('in %s, type and source are read from', (_, words) => {
  it.each(designs)('%s', (__, draw) => {
    const { kind, disagreeing } = read(draw(words));
    expect(kind.type).toBe('return');
    expect(kind.source).toMatch(/^Responso/);
    expect(kind.source).toMatch(/bok/);
    expect(kind.source).not.toMatch(new RegExp(`${words.type}|${words.status}`));
    expect(disagreeing).toEqual([]);
  });
});

describe.each(Object.entries(languages))('in %s, no type is read from', (_, words) => {
  it.each<[string, string]>([
    [
      'a message of one word',
      page(words, '').replace('</div></div>', `</div><div class="message"><p>${words.type}</p></div></div>`),
    ],
    ['a subject of one word', page(words, '').replace('Kubek niebieski', words.type)],
    [
      'a subject that is larger than the buyer’s name',
      `<h2>${words.type}</h2>${page(words, '').replace(subject, '<h1>Jan Nowak</h1>')}`,
    ],
    ['a tag', page(words, '', `<h4>Tags</h4><ul><li>${words.type}</li><li>vip</li></ul>`)],
    [
      'a status of an order',
      page(words, '', `<div><b>48213377</b><span>${words.type}</span><i>129,00 zł</i></div>`),
    ],
    ['a button', page(words, `<p><button>${words.type}</button></p>`)],
    [
      'types that are offered',
      page(
        words,
        `<p><span>${words.type}</span> <span>Review</span> <span>Opinia</span> <span>Avaliação</span></p>`,
      ),
    ],
    [
      'the name of a value',
      page(words, '', `<dl><dt>Status</dt><dd>${words.status}</dd><dt>${words.type}</dt><dd>–</dd></dl>`),
    ],
    ['the name of a value in a line', page(words, `<p>${words.status} · ${words.type}: –</p>`)],
    [
      'the name of a value in a pair',
      page(
        words,
        '',
        `<div><b>Status</b><i>${words.status}</i></div><div><b>${words.type}</b><i>–</i></div>`,
      ),
    ],
    ['a hidden part', page(words, `<p hidden>${words.type} · ${words.status}</p>`)],
  ])('%s', (__, html) => {
    expect(read(html).kind.type).toBe('');
  });

  it.each<[string, string]>([
    ['the label of the buyer’s address', page(words, '', '<dl><dt>E-mail</dt><dd>jan@example.com</dd></dl>')],
    ['the same in a line', page(words, '<p>E-mail: jan@example.com</p>')],
    [
      'an icon beside the address',
      page(words, '<p><svg width="9" height="9"><title>E-mail</title></svg> jan@example.com</p>'),
    ],
    ['a login’s label', page(words, '', '<dl><dt>Allegro login</dt><dd>jan_1</dd></dl>')],
    ['an assigned agent', page(words, `<p>${words.type} · ${words.status} · Anna Nowak</p>`)],
    ['the first name of who writes', page(words, `<p>${words.type} · ${words.status} · Jan</p>`)],
    [
      'a message',
      page(words, '').replace('</div></div>', '</div><div class="message"><p>Allegro</p></div></div>'),
    ],
    ['the app’s own name', page(words, '<p>Responso</p>')],
    [
      'an order of another channel',
      page(words, '', '<div><b>48213377</b> <span>Allegro</span> <i>129,00 zł</i></div>'),
    ],
    [
      'a shop system above what it knows of the buyer',
      page(words, '', '<div><h4>Shopify</h4><p>Total: $310</p><p>Orders: 2</p></div>'),
    ],
  ])('no source from %s', (__, html) => {
    expect(read(html).kind.source).toBe('');
  });

  it('nothing where two readings disagree, which is said', () => {
    const types = read(
      page(
        words,
        `<p>${words.type} · ${words.status}</p>`,
        `<dl><dt>${words.typeLabel}</dt><dd>Opinia</dd></dl>`,
      ),
    );
    expect(types).toMatchObject({ kind: { type: '' }, disagreeing: ['type'] });
    const sources = read(
      page(
        words,
        `<p>Allegro – Kubki · ${words.status}</p>`,
        `<dl><dt>${words.sourceLabel}</dt><dd>Shopify – Kubki</dd></dl>`,
      ),
    );
    expect(sources).toMatchObject({ kind: { source: '' }, disagreeing: ['source'] });
  });

  it('a source from what is left of a line whose other parts are known', () => {
    expect(read(page(words, `<p>${words.type} (${words.status}) – kubki</p>`)).kind.source).toBe('kubki');
  });

  it('a source of the shop’s own naming after "via"', () => {
    expect(read(page(words, `<p>${words.status} ${words.via} Hurtownia</p>`)).kind.source).toBe('Hurtownia');
  });

  it.each([
    [
      'after "via", before the buyer',
      '<p>Via email · from <i>Jan Nowak &lt;jan@example.com&gt;</i></p>',
      'email',
    ],
    ['a chat for firms', '<p>Kanał</p><p>WhatsApp Business</p>', 'WhatsApp Business'],
    ['a name that begins like a price', '<p>Źródło: Ceneo</p>', 'Ceneo'],
    ['the same in the line of a status', '<p>Opinia · Nowe · Ceneo</p>', 'Ceneo'],
    ['a chat with its account', '<p>WhatsApp Loja Farol</p>', 'WhatsApp Loja Farol'],
    ['that stands alone', '<p>WhatsApp</p>', 'WhatsApp'],
    ['with the domain of a country', '<p>Amazon.de · Priorität: hoch</p>', 'Amazon.de'],
    ['before a weekday', '<p>Kanał: E-mail · śr., 18 mar 2026, 12:44</p>', 'E-mail'],
    ['before another value of the line', '<p>Kolejka: A · Kanał: Allegro · Status: nowe</p>', 'Allegro'],
  ])('the source %s', (__, line, source) => {
    expect(read(page(words, line)).kind.source).toBe(source);
  });

  it('the source beside the buyer’s address, as it is written', () => {
    const line = `<p>Jan Nowak · jan@example.com · 48213377 · Allegro (MyShop)</p>`;
    expect(read(page(words, line)).kind.source).toBe('Allegro (MyShop)');
  });
});
