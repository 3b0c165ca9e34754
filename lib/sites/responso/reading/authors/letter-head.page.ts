import { describe, expect, it } from 'vitest';
import { readPage } from '@/lib/sites/responso/reading/read-page';
import { ticketCandidates } from '@/lib/match/ticket-candidates';

const asks = 'Dzień dobry, w zamówieniu jeden kubek przyszedł pęknięty. Co teraz?';
const [buyer, mailbox] = ['zofia.kulik@meble.example', 'hello@kubki.example'];
const card = (address: string) => `<aside><div>E-mail</div><div>${address}</div></aside>`;
let tickets = 0;

/** The e-mail addresses and phones that are read as the buyer's. */
function read(talk: string, around = '') {
  document.body.innerHTML = `<main style="padding-top:120px"><h1>Kubek</h1>${talk}<textarea style="width:500px;height:90px"></textarea></main>${around}`;
  tickets += 1;
  const url = new URL(`https://app.responso.com/tickets/${930_000 + tickets}`);
  const page = readPage(document, url, { isOurs: () => false, isStale: () => false, taught: {} });
  const found = ticketCandidates({ ...page, ticketId: '' });
  return found.filter(({ kind }) => kind === 'email' || kind === 'phone').map(({ value }) => value);
}

const letter = `<p>${asks}</p><p>tel. 505 606 707</p>`;
const phone = '505606707';

describe('the mailbox that a letter was sent to is the shop’s, below its sender:', () => {
  it.each([
    ['in lines', `<div>From: Zofia Kulik &lt;${buyer}&gt;</div><div>To: ${mailbox}</div>`],
    ['with a name', `<div>Od: Zofia Kulik &lt;${buyer}&gt;</div><div>Do: Kubki &lt;${mailbox}&gt;</div>`],
    ['in one text', `<pre>Von: Zofia Kulik &lt;${buyer}&gt;\nAn: ${mailbox}</pre>`],
    [
      'in a table',
      `<table><tr><td>From</td><td>${buyer}</td></tr><tr><td>To</td><td>${mailbox}</td></tr></table>`,
    ],
    ['in one line', `<p>Zofia Kulik ${buyer} do ${mailbox}</p>`],
    ['with a date', `<div>${buyer}</div><div>To: ${mailbox} · Oct 2</div>`],
    ['with words', `<div>De: ${buyer}</div><div>Delivered to: ${mailbox}</div>`],
  ])('%s', (_, head) => {
    expect(read(head + letter)).toEqual([buyer, phone]);
  });

  it('where a label names another address as the buyer’s', () => {
    expect(read(`<p>To: ${mailbox}</p>${letter}`, card(buyer)).toSorted()).toEqual([phone, buyer].toSorted());
  });

  it('but not those who get a copy, and not where the answer shall go', () => {
    const others = ['zona@dom.example', 'zofia@dom.example'];
    const head = `<p>Od: ${buyer}</p><p>Odpowiedz do: ${others[1]}</p><p>do ${mailbox}, cc: ${others[0]}</p>`;
    expect(read(head + letter).toSorted()).toEqual([phone, buyer, ...others].toSorted());
  });
});

it.each([
  ['in lines', '<p>Imię: Zofia</p><p>E-mail: zofia@dom.example</p><p>Telefon: 505 606 707</p>'],
  [
    'in cells',
    '<table><tr><td>Imię</td><td>Zofia</td></tr><tr><td>E-mail</td><td>zofia@dom.example</td></tr><tr><td>Telefon</td><td>505 606 707</td></tr></table>',
  ],
])('a form %s names the buyer, not the head of the letter that brings it', (_, form) => {
  const head = '<div>Od: no-reply@formularze.example</div><div>Do: kontakt@formularze.example</div>';
  expect(read(`${head}${form}<p>${asks}</p>`)).toEqual(['zofia@dom.example', phone]);
});

it('an agent’s phone is the shop’s, where the letter’s head names the buyer', () => {
  const message = (author: string, text: string) =>
    `<article class="message"><div class="from">${author} <i>9:12</i></div>${text}</article>`;
  const answer = '<p>Dzień dobry, wyślemy nowy kubek jutro rano. tel. 22 350 60 70</p>';
  const head = `<div>From: Zofia Kulik &lt;kwiatuszek@meble.example&gt;</div><div>To: ${mailbox}</div>`;
  const found = read(head + message('Zofia Kulik', letter) + message('Iga Wrona', answer));
  expect(found).toEqual(['kwiatuszek@meble.example', phone]);
});

describe('the first letter is its sender’s:', () => {
  const head = `<div>Od: Zofia Kulik &lt;${buyer}&gt;</div><div>Do: ${mailbox}</div>`;
  const quote = 'Dzień dobry, wyślemy nowy kubek.<br>tel. 22 350 60 70';

  it.each([
    [
      'with the shop’s letter that it quotes',
      `From: Kubki &lt;${mailbox}&gt;<br>Sent: 1 Oct 2026<br>To: ${buyer}<br>${quote}`,
    ],
    ['with what it quotes line by line', '&gt; Pozdrawiam, Iga, tel. 22 350 60 70<br>Dziękuję.'],
  ])('%s', (_, quoted) => {
    expect(read(`${head}<div>Nadal czekam, tel. 505 606 707.<br>${asks}<br>${quoted}</div>`)).toEqual([
      buyer,
      phone,
    ]);
  });

  it('whose name stands above the mailbox', () => {
    const first = `<div><b>Zofia Kulik</b> 9:12</div><div>To: ${mailbox}</div>${letter}`;
    const answer = '<div><b>Iga Wrona</b> 10:01</div><p>Wyślemy Pani nowy kubek już jutro rano.</p>';
    const talk = `<article>${first}</article><article>${answer}<p>tel. 22 350 60 70</p></article>`;
    expect(read(talk, card('kwiatuszek@meble.example')).toSorted()).toEqual([
      phone,
      'kwiatuszek@meble.example',
    ]);
  });
});

describe('the buyer’s address and phone are read', () => {
  it('of one who writes from a second address', () => {
    const answer = `<article><div>Iga Wrona</div><div>To: ${buyer}</div><p>Wyślemy Pani nowy kubek już jutro.</p></article>`;
    const found = read(
      `${answer}<article><div>Zofia &lt;${buyer}&gt;</div>${letter}</article>`,
      card('zk@dom.example'),
    );
    expect(found).toContain(buyer);
    expect(found).toContain(phone);
  });

  it.each([
    ['of the only address', `<p>To: ${buyer}</p>`, letter],
    ['of a letter from the shop’s mailbox', `<p>From: ${mailbox}</p><p>To: ${buyer}</p>`, letter],
    [
      'of a letter to a private address',
      '<p>From: iga@kubki.example</p><p>To: zofia.kulik@gmail.com</p>',
      letter,
    ],
    ['of a letter from an agent', `<p>From: Iga &lt;iga@kubki.example&gt;</p><p>To: ${buyer}</p>`, letter],
    ['of a notice to them', `<p>From: no-reply@kubki.example</p><p>To: ${buyer}</p>`, letter],
    [
      'of a letter that greets them',
      `<p>From: iga@kubki.example</p><p>To: ${buyer}</p>`,
      `<p>Dzień dobry Zofio,</p>${letter}`,
    ],
    [
      'of a thread with the last letter first',
      `<p>Iga Wrona iga@kubki.example</p><p>to ${buyer}</p><p>Wyślemy Pani nowy kubek już jutro rano.</p><p>Zofia Kulik ${buyer}</p><p>to iga@kubki.example</p>`,
      letter,
    ],
    [
      'of short paragraphs',
      `<p>From: Zofia Kulik &lt;${buyer}&gt;</p><p>To: ${mailbox}</p>`,
      `<p>Dzień dobry,</p><p>Proszę o fakturę.</p>${letter}`,
    ],
    [
      'of paragraphs beside the head',
      `Zofia Kulik &lt;${buyer}&gt;<p>To: ${mailbox}</p><p>Proszę o pomoc</p>`,
      letter,
    ],
  ])('%s', (_, head, text) => {
    const found = read(`<div>${head}${text}</div>`);
    expect(found).toContain(phone);
    expect(found.some((each) => each.startsWith('zofia.kulik@'))).toBe(true);
  });
});
