import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from './read-page';

beforeEach(() => {
  document.title = '';
  document.body.style.paddingTop = '0';
  document.body.style.margin = '0';
});

function read(html: string) {
  document.body.innerHTML = html;
  for (const host of document.querySelectorAll('[data-root]'))
    host.attachShadow({ mode: 'open' }).innerHTML = host.querySelector('template')?.innerHTML ?? '';
  const url = new URL('https://app.responso.com/tickets/710003');
  return readPage(document, url, { isOurs: () => false, isStale: () => false, taught: {} });
}

const reply = '<textarea style="width:500px;height:90px"></textarea>';
const talk =
  '<h1>Gdzie paczka?</h1><div class="talk"><div class="message in"><p>Jan Nowak</p><p>Dzień dobry, gdzie jest moja paczka z kubkami, zamówiona we wtorek?</p></div></div>';
const body = `<main style="margin-top:30px">${talk}${reply}</main>`;
const agent = 'anna@shop.example';

describe('who is signed in is told from', () => {
  it.each([
    [
      'a bar that is a row of a table',
      `<table style="width:100%"><tr><td>Responso</td><td><input></td><td>Anna Nowak</td><td>${agent}</td></tr></table>${body}`,
    ],
    [
      'the first row of the table that is the page',
      `<table style="width:900px"><tr><td>Responso ${agent} <a href="/logout">Wyloguj</a></td></tr><tr><td>${body}</td></tr></table>`,
    ],
    [
      'a thin line above a narrow page',
      `<div style="width:600px;margin:0 auto"><p style="margin:0">App – Anna Nowak – ${agent}</p>${body}</div>`,
    ],
    ['a thin line with the app’s name', `<p style="margin:0">Responso – Anna Nowak – ${agent}</p>${body}`],
    [
      'a bar in a shadow root',
      `<x-bar data-root><template><div style="height:40px">Responso <span>${agent}</span></div></template></x-bar>${body}`,
    ],
    [
      'the foot of a column',
      `<div style="display:flex;height:700px"><div style="width:200px;display:flex;flex-direction:column"><b>Responso</b><a href="/a">Wszystkie</a><a href="/b">Moje</a><a href="/c">Filtry</a><p style="margin-top:auto">Anna Nowak<br>${agent}</p></div>${body}</div>`,
    ],
    [
      'a closed menu with a way to sign out',
      `<div style="display:flex;height:700px"><div style="width:200px"><button aria-controls="me" aria-expanded="false">Anna Nowak</button><div id="me" hidden><p>${agent}</p><button>Wyloguj</button></div></div>${body}</div>`,
    ],
    [
      'the agent whom the ticket is assigned to',
      `${body}<label>Assignee<select><option>Anna Nowak (${agent})</option></select></label>`,
    ],
    ['the line below a label', `${body}<aside><p>Assignee</p><p>${agent}</p></aside>`],
    ['a name below a label', `${body}<aside><p>Przypisany</p><p>Anna Nowak &lt;${agent}&gt;</p></aside>`],
    ['a label in the same text', `${body}<aside><p>Operator: Anna ${agent}</p></aside>`],
    [
      'those who watch the ticket',
      `${body}<aside><p>E-mail</p><p>jan@firma.example</p><p>Watchers</p><p>${agent}</p></aside>`,
    ],
    ['a header', `<header style="height:50px">Responso <small>${agent}</small></header>${body}`],
    ['a button of the navigation', `<nav><button title="${agent}">AN</button></nav>${body}`],
    [
      'a line at the lower edge',
      `${body}<div style="position:absolute;bottom:0;height:24px">Zalogowana: ${agent}</div>`,
    ],
  ])('%s', (_, html) => {
    expect(read(html).agentAddresses).toContain(agent);
  });
});

it('who is signed in is told from what stands at one place on every ticket', () => {
  const page = (buyer: string) =>
    `<main><div><p>${agent}</p></div><dl><dt>E-mail</dt><dd>${buyer}@example.com</dd></dl>${talk}${reply}</main>`;
  document.body.style.paddingTop = '120px';
  const [, , third] = ['jan', 'ola', 'ewa'].map((buyer, at) => {
    document.body.innerHTML = page(buyer);
    const url = new URL(`https://app.responso.com/tickets/88000${at}`);
    return readPage(document, url, { isOurs: () => false, isStale: () => false, taught: {} });
  });
  expect(third?.agentAddresses).toEqual([agent]);
});

it('who is signed in is told from a tab’s title whose address stands nowhere else', () => {
  document.title = `Gdzie paczka? - ${agent} - Poczta`;
  expect(read(body).agentAddresses).toEqual([agent]);
  expect(read(`<p>${agent}</p>${body.replace('Jan Nowak', agent)}`).agentAddresses).toEqual([]);
});

describe('is nobody who is signed in:', () => {
  it.each([
    ['who stands in the ticket’s head', `<main><p>Jan Nowak – ${agent}</p>${talk}${reply}</main>`],
    ['who has a label', `<p>E-mail: ${agent}</p>${body}`],
    [
      'who stands in a column of details',
      `<div style="display:flex;height:700px">${body}<aside style="width:300px"><a href="/a">A</a><a href="/b">B</a><p>Jan Nowak</p><p>${agent}</p></aside></div>`,
    ],
    ['who writes', body.replace('Jan Nowak', agent)],
    ['who writes such a label', body.replace('Jan Nowak', `Owner: ${agent}`)],
    [
      'who watches a colleague’s ticket',
      `${body}<aside><p>E-mail</p><p>jan@shop.example</p><p>Watchers</p><p>${agent}</p></aside>`,
    ],
    ['who is the only one', `${body}<aside><p>Watchers</p><p>${agent}</p></aside>`],
    ['below the next label', `${body}<aside><p>Assignee</p><p>Requester</p><p>${agent}</p></aside>`],
    [
      'who stands in a narrow chip at the left of the ticket',
      `<main>${talk}<div style="width:90px;overflow:hidden">${agent}</div>${reply}</main>`,
    ],
    [
      'who stands at the top of the window beside a rail',
      `<div style="display:flex;height:700px"><div style="width:64px">≡</div><div style="flex:1"><div style="height:72px">Gdzie paczka? zam. 48213377 · ${agent}</div>${reply}</div></div>`,
    ],
  ])('%s', (_, html) => {
    expect(read(html).agentAddresses).toEqual([]);
  });
});

describe('addresses of the agent’s own domain', () => {
  const bar = (address: string) => `<header style="height:50px">Responso ${address}</header>`;
  const quoted = (address: string) =>
    body.replace(
      '</div></div>',
      `</div><blockquote>Pytania: ${address}, tel. 22 100 20 30</blockquote></div>`,
    );

  it('are the shop’s', () => {
    expect(read(bar(agent) + quoted('kontakt@shop.example')).agentAddresses).toEqual([
      agent,
      'kontakt@shop.example',
    ]);
  });

  it.each([
    ['anna@gmail.com', 'jan@gmail.com'],
    ['anna@wp.pl', 'jan@wp.pl'],
    ['anna@uol.com.br', 'jan@uol.com.br'],
    ['anna@yahoo.com.br', 'jan@yahoo.com.br'],
    [agent, 'zakupy@firma.example'],
  ])('are not those of a provider, and not a firm’s that buys: %s, %s', (who, buyer) => {
    expect(read(bar(who) + quoted(buyer)).agentAddresses).toEqual([who]);
  });
});

describe('the shop has said', () => {
  const bar = `<header style="height:50px">Responso <b>Anna Lis</b> ${agent}</header>`;
  const message = (look: string, author: string, text: string, more = '') =>
    `<div class="message ${look}"><p>${author}</p><p>${text}</p>${more}</div>`;
  const thread = (...messages: string[]) =>
    `${bar}<main><h1>Gdzie paczka?</h1><div>${messages.join('')}</div>${reply}</main>`;
  const asks = 'Dzień dobry, gdzie jest moja paczka z kubkami, zamówiona we wtorek?';
  const answers = 'Dzień dobry, paczka jest w drodze i przyjdzie jutro przed południem.';
  const signature = '<p>Sklep Kubki, tel. 22 100 20 30</p>';
  const said = (html: string) => {
    const { lines, shopLines } = read(html);
    return shopLines.map((at) => lines[at]);
  };

  it('what its agent writes, by the name that the bar gives', () => {
    const lines = said(
      thread(message('in', 'Jan Nowak', asks), message('out', 'Anna Lis', answers, signature)),
    );
    expect(lines).toContain('Sklep Kubki, tel. 22 100 20 30');
    expect(lines).not.toContain(asks);
  });

  it('what other agents write, whose messages are built alike', () => {
    const lines = said(
      thread(
        message('in', 'Jan Nowak', asks),
        message('out', 'Anna Lis', answers),
        message('out', 'Kuba Maj', 'Dodaję tylko, że faktura jest w załączniku.', signature),
      ),
    );
    expect(lines).toContain('Sklep Kubki, tel. 22 100 20 30');
  });

  it('what the buyer quotes of it', () => {
    const quote = `<blockquote><p>12.11, Anna Lis napisał(a):</p>${signature}</blockquote>`;
    const lines = said(thread(message('in', 'Jan Nowak', asks, quote)));
    expect(lines).toContain('Sklep Kubki, tel. 22 100 20 30');
    expect(lines).not.toContain(asks);
  });

  it('what an agent writes whom a label calls by a first name', () => {
    const label = '<aside><p>Agent</p><p>Oliver</p></aside>';
    const lines = said(
      label +
        thread(
          message('in', 'Jan Nowak, 12:04', `Hello Oliver, ${asks}`, '<p>Oliver is who I wrote to</p>'),
          message('out', 'Oliver, 12:09', answers, signature),
        ),
    );
    expect(lines).toContain('Sklep Kubki, tel. 22 100 20 30');
    expect(lines).not.toContain('Oliver is who I wrote to');
  });

  const lines = (...texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');
  const shop = ['Sklep Kubki', 'kontakt@shop.example', 'tel. 22 100 20 30'];
  const mine = ['Jan Nowak', 'jan@firma.example', 'tel. 600 100 200'];

  it.each([
    ['below a message', lines(...shop)],
    ['with a label', lines('Sklep Kubki', 'E-mail: kontakt@shop.example', 'tel. 22 100 20 30')],
    ['in one line', lines('Miłego dnia', 'Sklep Kubki, kontakt@shop.example, tel. 22 100 20 30')],
    ['below what the buyer signs with', lines(...mine, ...shop)],
  ])('its signature, whoever has sent it: %s', (_, more) => {
    const told = said(thread(message('in', 'Ewa', asks), message('out', 'Kuba', answers, more))).join(' ');
    expect(told).toContain('22 100 20 30');
    expect(told).not.toMatch(/firma\.example|przed południem/);
  });

  it.each([
    ['a sentence with its address', lines('Pisałem już na kontakt@shop.example', 'tel. 600 100 200')],
    ['the head of a letter to it', lines('Do: kontakt@shop.example', 'Od: jan@firma.example')],
    ['a signature of somebody else', lines(...mine)],
  ])('nothing of %s', (_, more) => {
    expect(said(thread(message('in', 'Jan', asks, more), message('in', 'Jan', answers)))).toEqual([]);
  });

  it('nothing where nobody is known to be an agent', () => {
    expect(
      said(thread(message('in', 'Jan Nowak', asks), message('in', 'Ola Nowak', answers, signature))),
    ).toEqual([]);
  });
});
