import { describe, expect, it } from 'vitest';
import { readPage } from './read-page';

const reply = '<textarea style="width:500px;height:90px"></textarea>';
const asks = '<p>Dzień dobry, gdzie jest moja paczka z kubkami, zamówiona we wtorek?</p>';
const closed = (email: string) =>
  `<details><summary>Dane</summary><label>E-mail</label><input readonly value="${email}"></details>`;
let tickets = 0;

/** Reads a ticket that the app draws after those before. */
function read(head: string, column: string, more = '') {
  document.body.style.paddingTop = '120px';
  document.body.innerHTML = `<main><h1>Gdzie paczka?</h1>${head}<div class="talk"><div class="message">${asks}${more}</div></div>${reply}<aside>${column}</aside></main>`;
  tickets += 1;
  const url = new URL(`https://app.responso.com/tickets/${710_000 + tickets}`);
  const page = readPage(document, url, { isOurs: () => false, isStale: () => false, taught: {} });
  return { ...page, said: page.shopLines.map((at) => page.lines[at]) };
}

describe('the mailbox that a ticket came into is the shop’s', () => {
  it.each([
    ['as a chip', 'bok1@shop.example', (box: string) => `<span>E-mail – ${box}</span>`],
    ['in a line', 'bok2@shop.example', (box: string) => `<p>Closed · Ticket · E-mail – ${box}</p>`],
    ['with a slash', 'bok3@shop.example', (box: string) => `<p>Return / Mail / ${box}</p>`],
    ['in brackets', 'bok4@shop.example', (box: string) => `<p>Ticket (E-mail – ${box})</p>`],
  ])('%s', (_, box, head) => {
    expect(read(head(box), closed('jan@example.com')).agentAddresses).toContain(box);
  });

  it.each([
    ['in a line', 'bok5@shop.example', '<p>E-mail: jan@example.com</p>'],
    [
      'below its label',
      'bok6@shop.example',
      '<label style="display:block">E-mail</label><input readonly value="jan@example.com">',
    ],
    ['in a list', 'bok7@shop.example', '<dl><dt>Adres e-mail</dt><dd>jan@example.com</dd></dl>'],
    [
      'and is among the tags',
      'bok8@shop.example',
      '<p>E-mail: jan@example.com</p><p>e-mail, bok8@shop.example</p>',
    ],
  ])('where the buyer has another one %s', (_, box, column) => {
    const { agentAddresses } = read(`<p>E-mail – ${box}</p>`, column);
    expect(agentAddresses).toContain(box);
    expect(agentAddresses).not.toContain('jan@example.com');
  });

  it('on later tickets too, with the phone of its signature', () => {
    read('<span>E-mail – kontakt@letters.example</span>', closed('jan@example.com'));
    const sign = '<p>Zespół Kubki</p><p>kontakt@letters.example</p><p>tel. 22 123 45 67</p>';
    const { said } = read('<span>Allegro – Kubki</span>', '', sign);
    expect(said).toEqual(['Zespół Kubki', 'kontakt@letters.example', 'tel. 22 123 45 67']);
  });
});

describe('no address of a buyer is', () => {
  it.each(['no-reply@robots.example', 'noreply+allegro@robots.example', 'do_not_reply@robots.example'])(
    'one that only sends: %s',
    (robot) => {
      const form = '<p>Imię: Jan</p><p>E-mail: jan@robots.example</p><p>tel. 600 100 200</p>';
      const { agentAddresses, said } = read(`<p>Od: ${robot}</p>`, '', form);
      expect(agentAddresses).toContain(robot);
      expect(agentAddresses).not.toContain('jan@robots.example');
      expect(said).not.toContain('tel. 600 100 200');
    },
  );

  it('one among the folders of a mail program, unlike one beside them', () => {
    const account = 'konto@folders.example';
    const folders = (more: string) => `<div><div>Inbox (3)</div><div>Sent</div>${more}</div>`;
    expect(read('', folders(`<div>${account}</div>`)).agentAddresses).toContain(account);
    const buyer = 'jan@beside.example';
    expect(read(folders('') + `<div>${buyer}</div>`, '').agentAddresses).not.toContain(buyer);
  });
});

describe('is no mailbox of the shop:', () => {
  it.each([
    ['the only address of a page', '<span>E-mail – jan1@buyers.example</span>', ''],
    ['a labelled one', '<p>E-mail: jan2@buyers.example</p>', closed('other@example.com')],
    [
      'the one that the buyer has elsewhere',
      '<span>E-mail – jan3@buyers.example</span>',
      closed('jan3@buyers.example'),
    ],
    [
      'one beside another that nothing labels',
      '<span>E-mail – jan4@buyers.example</span>',
      '<p>ola@example.com</p>',
    ],
  ])('%s', (_, head, column) => {
    const sign = '<p>Jan Nowak</p><p>jan@buyers.example</p><p>tel. 600 100 200</p>';
    const { agentAddresses, said } = read(head, column, sign);
    expect(agentAddresses.filter((address) => address.endsWith('@buyers.example'))).toEqual([]);
    expect(said).toEqual([]);
  });

  it('one who has written several tickets', () => {
    for (const at of [1, 2, 3])
      read(`<span>E-mail – bok${at}@inbox.example</span>`, closed('jan@serial.example'));
    const sign = '<p>Jan Nowak</p><p>jan@serial.example</p><p>tel. 600 100 200</p>';
    const { agentAddresses, said } = read('<span>Allegro – Kubki</span>', closed('jan@serial.example'), sign);
    expect(agentAddresses).not.toContain('jan@serial.example');
    expect(said).toEqual([]);
  });
});
