import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '@/lib/sites/responso/reading/read-page';

/** No page here names the signed-in agent. */
const asks = 'Dzień dobry, w zamówieniu jeden kubek przyszedł pęknięty. Co teraz?';
const answers = 'Dzień dobry, przykro nam. Prosimy o zdjęcia uszkodzonego kubka.';
const [email, phone] = ['zofia.kulik@example.com', '505 606 707'];
const [mailbox, shopPhone] = ['hello@kubki.example', '22 350 60 70'];
const own = `<p>${phone}</p>`;
const signature = `<p>Kubki i Spółka, tel. ${shopPhone}</p><p>${mailbox}</p>`;
const message = (head: string, text: string, more: string) =>
  `<div class="message"><div class="head">${head}</div><div>${text}</div>${more}</div>`;
const card = `<div class="card"><p>Zofia Kulik</p><p>E-mail: ${email}</p></div>`;

let tickets = 0;

beforeEach(() => {
  document.adoptedStyleSheets = [];
  document.body.removeAttribute('style');
});

/** The lines of the shop, and all others. */
function read(messages: string, around = '', css = '', reply = '<textarea></textarea>') {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `main { padding-top: 120px; width: 800px; float: left } .card { float: right; width: 300px } textarea { width: 100%; height: 90px } ${css}`,
  );
  document.adoptedStyleSheets = [sheet];
  document.body.innerHTML = `<main><h1>Kubek</h1><div class="talk">${messages}</div>${reply}</main>${around}`;
  tickets += 1;
  const url = new URL(`https://app.responso.com/tickets/${880_000 + tickets}`);
  const { lines, shopLines, noteLines } = readPage(document, url, {
    isOurs: () => false,
    isStale: () => false,
    taught: {},
  });
  const places = new Set(shopLines);
  const said = (isShops: boolean) => lines.filter((_, at) => places.has(at) === isShops).join('\n');
  const notes = noteLines.map((at) => lines[at]).join('\n');
  return { shop: said(true), others: said(false), notes };
}

describe('the shop’s messages are told from the buyer’s', () => {
  const bubbles =
    '.message { width: fit-content; max-width: 60% } .message + .message { margin-inline-start: auto }';
  it.each([
    ['by the buyer’s name beside them', 'Zofia Kulik', 'Iga Wrona', card, ''],
    ['by a first name', 'Zofia Kulik', 'Iga', card, ''],
    ['by whom they are addressed to', 'Zofia Kulik', `Kubki<br>To: ${email}`, card, ''],
    ['by the names of pictures', '<img alt="Zofia Kulik">', '<img alt="Iga Wrona">', card, ''],
    [
      'by an address that has the buyer’s name',
      'Zofia Kulik, 9:12',
      'Iga Wrona, 10:01',
      `<div class="card"><p>${email}</p></div>`,
      '',
    ],
    [
      'by the owner of the ticket',
      '9:12',
      'Iga Wrona',
      '<div class="card"><p>Owner</p><p>Iga Wrona</p></div>',
      '',
    ],
    [
      'by heads that are neighbours of the texts',
      'Zofia Kulik, 9:12</div></div><div class="text"><div>',
      'Iga Wrona, 10:01</div></div><div class="text"><div>',
      card,
      '',
    ],
    ['by the shop’s role in brackets', 'Zofia Kulik · 9:12', 'Iga (agent) · 10:01', '', ''],
    ['by a role after a login', 'zofia_81 9:12', 'KubkiPL (sprzedający) 10:01', '', ''],
    ['by what the page calls its own agent', 'Zofia Kulik', 'ja', '', ''],
    ['with a time beside it', 'Zofia Kulik', 'You, 10:02', '', ''],
    ['by a department', 'Zofia (klient) 9:12', 'Iga (BOK) 10:01', '', ''],
    ['by a role', 'Klient – Zofia – 9:12', 'Sklep – Iga – 10:01', '', ''],
    [
      'by the heads of letters that are tables',
      `<table><tr><td>From:</td><td>Zofia Kulik &lt;${email}&gt;</td></tr></table>`,
      `<table><tr><td>From:</td><td>Kubki &lt;${mailbox}&gt;</td></tr></table>`,
      card,
      '',
    ],
    [
      'below the subject, which each message repeats',
      '<h4>Kubek</h4><b>Zofia Kulik</b>',
      '<h4>Re: Kubek</h4><b>Iga Wrona</b>',
      card,
      '',
    ],
    ['by a greeting of the buyer', '9:12', 'Dzień dobry Zofia,', card, ''],
    [
      'by the side that their texts keep to',
      '9:12',
      '10:01',
      '',
      '.message + .message { text-align: right }',
    ],
    ['by the side of their bubbles', '9:12', '10:01', '', bubbles],
    ['by the side of their bubbles, mirrored', '9:12', '10:01', '', `body { direction: rtl } ${bubbles}`],
  ])('%s', (_, buyer, agent, around, css) => {
    const { shop, others } = read(
      message(buyer, asks, own) + message(agent, answers, signature),
      around,
      css,
    );
    expect(shop).toContain(shopPhone);
    expect(shop).not.toContain(phone);
    expect(others).toContain(phone);
  });

  it('with the mailbox that the buyer wrote to, also where the ticket’s head names it', () => {
    const { others } = read(
      message(`Zofia Kulik<br>To: "Kubki" &lt;${mailbox}&gt;`, asks, own),
      `${card}<div class="card">via email · ${mailbox}</div>`,
    );
    expect(others).not.toContain(mailbox);
    expect(others).toContain(email);
  });

  it.each([
    ['', `<div>30.11.2026, Kubki napisał(a):</div><div>tel. ${shopPhone}</div>`],
    [' line by line', `<div>&gt; Pozdrawiam</div><div>&gt; tel. ${shopPhone}</div>`],
    [' without a word before it', `<blockquote><p>Pozdrawiam</p><p>tel. ${shopPhone}</p></blockquote>`],
  ])('with what the buyer quotes%s', (_, quote) => {
    expect(read(message('Zofia Kulik', asks, own + quote), card).others).not.toContain(shopPhone);
  });

  it('without the buyer’s letter that the shop forwards', () => {
    const letter = `<p>Od: Zofia Kulik &lt;${email}&gt;</p><p>${asks}</p>${own}`;
    const { shop, others } = read(
      message(`Kubki<br>${mailbox}`, answers, signature + letter) + message('Zofia Kulik', asks, ''),
      '<aside>Signed in: iga@kubki.example</aside>',
    );
    expect(shop).toContain(shopPhone);
    expect(others).toContain(phone);
    expect(others).toContain(email);
  });

  it('without the form that the buyer has filled in, which the shop’s address sent', () => {
    const form = `<p>Imię i nazwisko: Zofia Kulik</p><p>E-mail: ${email}</p><p>Telefon: ${phone}</p>`;
    const { shop, others } = read(
      message('Kubki &lt;formularz@kubki.example&gt;', form, `<p>${asks}</p>`) +
        message(`Kubki &lt;${mailbox}&gt;<br>Do: ${email}`, answers, signature),
    );
    expect(shop).toContain(shopPhone);
    expect(shop).toContain('formularz@kubki.example');
    expect(others).toContain(phone);
    expect(others).toContain(`E-mail: ${email}`);
  });

  it('above closed buttons that are built like the talk', () => {
    const { shop, others } = read(
      message('Zofia Kulik', asks, own) + message('ja', 'Dzień dobry, wyślemy.', signature),
      '',
      '',
      '<div class="talk"><button>Odpowiedz</button><button>Przekaż</button></div>',
    );
    expect(shop).toContain(shopPhone);
    expect(others).toContain(phone);
  });

  it('and with its own quote in the buyer’s only letter', () => {
    const { shop, others } = read(
      `<div>Zofia Kulik &lt;${email}&gt;</div><div>Do: ${mailbox}</div><div>${asks}<br>Zofia, ${phone}</div><div>Od: Kubki &lt;${mailbox}&gt;</div><div>Szanowna Pani Zofio,<br>${answers}<br>tel. ${shopPhone}</div>`,
    );
    expect(shop).toContain(shopPhone);
    expect(others).toContain(phone);
  });

  it('but the buyer’s address is read, where it stands only beside the shop’s', () => {
    const buyer = 'zofia.kulik@gmail.com';
    const { shop, others } = read(
      message(`<b>Kubki</b> &lt;${mailbox}&gt; to ${buyer}`, answers, signature) +
        message(`<b>Zofia Kulik</b> &lt;${buyer}&gt; to ${mailbox}`, asks, own),
    );
    expect(shop).toContain(shopPhone);
    expect(others).toContain(buyer);
    expect(others).not.toContain(mailbox);
  });

  it('where an event between the bubbles names the buyer', () => {
    const event = '<div class="event">Zofia Kulik otworzyła tę rozmowę</div>';
    const css =
      '.message { width: fit-content; max-width: 60% } .message:last-child { margin-inline-start: auto }';
    const { shop, others } = read(
      message('9:12', asks, own) + event + message('10:01', answers, signature),
      card,
      css,
    );
    expect(shop).toContain(shopPhone);
    expect(others).toContain(phone);
  });
});

it('the buyer’s message below a short one of an agent with a role is the buyer’s', () => {
  const item = (head: string, text: string) => `<div class="item"><b>${head}</b><p>${text}</p></div>`;
  const { shop, others } = read(
    item('Zofia Kulik · 1 Oct', asks) +
      item('Iga (agent) · 30 Sep', `Tel. ${shopPhone}`) +
      item('Zofia Kulik · 29 Sep', `Czekam. Tel. ${phone}`),
  );
  expect(shop).toContain(shopPhone);
  expect(others).toContain(phone);
});

describe('nothing is the shop’s', () => {
  it.each([
    ['of a colleague of the buyer', 'Ola Kulik', '<p>biuro@meble.example</p>', 'zofia@meble.example'],
    ['of somebody with a private address', 'Ola Kulik', '<p>ola@gmail.com</p>', email],
  ])('%s', (_, author, more, address) => {
    const { shop } = read(
      message('Zofia Kulik', asks, own) + message(author, answers, `<p>600 100 299</p>${more}`),
      `<div class="card"><p>Zofia Kulik</p><p>E-mail: ${address}</p></div>`,
    );
    expect(shop).toBe('');
  });

  it('of messages that are only indented', () => {
    const css = '.message + .message { margin-left: 60px }';
    expect(read(message('9:12', asks, own) + message('10:01', answers, own), '', css).shop).toBe('');
  });
});

describe('where the page names nobody,', () => {
  const article = (kind: string, head: string, ...texts: string[]) =>
    `<article class="${kind}"><header>${head}</header><div>${texts.join('<br>')}</div></article>`;

  it.each([
    ['the shop’s service signs its message', 'Iga Wrona, Biuro Obsługi Klienta', `tel. ${shopPhone}`],
    ['so does its mailbox', 'Iga Wrona', `tel. ${shopPhone}`, 'bok@kubki.example'],
  ])('%s', (_, ...signed) => {
    const { shop, others } = read(
      article('in', 'Zofia Kulik', asks, `Tel. ${phone}`) +
        article('out', 'Iga Wrona', answers, 'Pozdrawiam,', ...signed),
    );
    expect(shop).toContain(shopPhone);
    expect(others).toContain(phone);
  });

  it('a greeting of the service, and its signature in a quote, are the buyer’s', () => {
    const { others } = read(
      article('in', 'Zofia Kulik', 'Szanowne Biuro Obsługi Klienta,', asks, `Tel. ${phone}`) +
        article(
          'in',
          'Zofia Kulik',
          `Nadal czekam na odpowiedź od Państwa, mój numer ${phone}.`,
          'Dnia 12.03 Iga Wrona napisała:',
          '> Biuro Obsługi Klienta',
        ),
    );
    expect(others).toContain(`mój numer ${phone}`);
    expect(others).toContain(`Tel. ${phone}`);
  });

  it.each([
    [
      'is marked beside its author',
      'Iga Wrona · 8:15 · Notatka wewnętrzna',
      'Ta sama partia co u pana Wójcika,',
    ],
    ['begins with what it is', 'Iga Wrona · 8:15', 'Notatka z rozmowy: to nie ta usterka co u pana Wójcika,'],
    ['is marked at its end', 'Iga Wrona', 'Nie mylić z panem Wójcikiem,', '8:15 · intern'],
    ['is marked in capitals', 'Iga Wrona · 8:15 NOTE', 'Nie mylić z panem Wójcikiem,'],
    ['calls a colleague', 'Iga Wrona · 8:15', '@Magazyn to samo u pana Wójcika,'],
    ['begins with its author and what it is', '8:15', 'Iga (nota interna): to samo u pana Wójcika,'],
  ])(
    'an internal note is the shop’s, with the phone of whom it is about: it %s',
    (_, head, text, end = '') => {
      const { shop, others } = read(
        article('in', 'Zofia Kulik · 17:00', asks, `Tel. ${phone}`) +
          article('note', head, `${text} tel. 698 221 004.`, end),
      );
      expect(shop).toContain('698 221 004');
      expect(others).toContain(phone);
    },
  );

  it('a firm’s number and address are the shop’s, if the address is not of the requester’s firm', () => {
    const signature = ['Światłolandia', `tel. ${shopPhone}`, 'sklep@swiatlo-landia.example, NIP 9462718820'];
    const said = `<p>${asks}</p><p>Notatka działu: wymienimy kubek na nowy w tym tygodniu.</p>`;
    const { shop } = read(`${said}${signature.map((line) => `<p>${line}</p>`).join('')}`, card);
    expect(shop).toContain(shopPhone);
  });

  it('a firm’s signature in the requester’s own message is the requester’s, from whatever address', () => {
    const signed = ['Meble Kulik s.c.', `tel. ${phone}`, 'biuro@meble-kulik.example, NIP 9462718820'];
    const { others } = read(article('in', `Zofia Kulik &lt;${email}&gt;`, asks, ...signed), card);
    expect(others).toContain(phone);
  });

  it('a signature below the reply, which stands in no message, is the shop’s', () => {
    const below = `<form><p>--</p><p>Iga Wrona</p><p>tel. ${shopPhone}</p></form>`;
    const { shop, others } = read(article('in', 'Zofia Kulik · 17:00', asks, `Tel. ${phone}`), below);
    expect(shop).toContain(shopPhone);
    expect(others).toContain(phone);
  });

  it('a sentence about another buyer, with that one’s address, counts as a note', () => {
    const about = 'Drugi raz dziś, to samo było w zamówieniu 51802 (iga.tomala@example.com).';
    const { notes } = read(
      article('in', `Zofia Kulik &lt;${email}&gt;`, asks, `Tel. ${phone}`) + article('in', 'RO', about),
    );
    expect(notes).toContain('51802');
    expect(notes).not.toContain(phone);
  });

  it('an arrow stands before whom a letter went to', () => {
    const { shop } = read(
      article('in', `Zofia Kulik &lt;${email}&gt; → ${mailbox} · dziś 08:31`, asks, own) +
        article('out', `Iga Wrona → ${email} · dziś 10:14`, answers, `tel. ${shopPhone}`),
    );
    expect(shop).toContain(shopPhone);
  });

  it('quotes in Italian are known', () => {
    const { shop } = read(
      article(
        'in',
        'Pina, 11:40',
        'Buongiorno, non è arrivato niente di niente!',
        'Il giorno 10 mar 2024, Kubki ha scritto:',
        mailbox,
      ),
      card,
    );
    expect(shop).toContain(mailbox);
  });
});
