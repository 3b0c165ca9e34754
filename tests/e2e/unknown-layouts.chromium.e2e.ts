import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../sandbox/browser/page.ts';
import { waitFor } from '../../sandbox/browser/wait.ts';
import { responsoUrl } from '../../sandbox/start.ts';
import { panelText, pressInPanel, useWorld, waitForPanel } from './world.ts';

/** Pages that no stand-in draws: whatever Responso's DOM is like, what stands on a ticket can be read. */
const world = useWorld();
let page: Page;
let named: string;
let email: string;
/** Of another buyer. */
let other: string;
let otherEmail: string;
/** How the shop calls the other order. */
let otherShopId: string;

beforeAll(async () => {
  const [order, another] = world.shop.orders.filter(
    ({ email: address, date_confirmed, shop_order_id }) =>
      address?.endsWith('@example.com') && Number(date_confirmed) > 0 && Number(shop_order_id) > 0,
  );
  named = String(order?.order_id);
  email = order?.email ?? '';
  other = String(another?.order_id);
  otherEmail = another?.email ?? '';
  otherShopId = String(another?.shop_order_id);
  const options = await world.connect();
  await options.waitForText('Up to date since');
  page = await world.signIn();
});

/** Puts a body on a page of the helpdesk's host that has none of its scripts. */
async function draw(path: string, body: string, into: 'body' | 'shadow' | 'frame' = 'body'): Promise<void> {
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}${path}`);
  await page.evaluate(
    (html, place) => {
      document.body.innerHTML = '<main id="root"></main><textarea rows="6" cols="60"></textarea>';
      const root = document.querySelector('#root');
      if (!root) return;
      if (place === 'body') root.innerHTML = html;
      if (place === 'shadow') root.attachShadow({ mode: 'open' }).innerHTML = html;
      if (place === 'frame') {
        const frame = document.createElement('iframe');
        frame.srcdoc = html;
        root.append(frame);
      }
    },
    body,
    into,
  );
}

/** Puts a whole app there, with its styles: the policy of the page allows none in the markup. */
async function drawApp(path: string, html: string, css: string): Promise<void> {
  await page.navigate('about:blank');
  await page.navigate(`${responsoUrl}${path}`);
  await page.evaluate(
    (markup, rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        `* { box-sizing: border-box } body { margin: 0 } textarea { width: 100%; height: 120px } ${rules}`,
      );
      document.adoptedStyleSheets = [sheet];
      document.body.innerHTML = markup;
    },
    html,
    css,
  );
}

describe('an order number is found', () => {
  it.each(['body', 'shadow', 'frame'] as const)('in a message in the %s', async (into) => {
    await draw('/nowhere/770001', `<p>Dzień dobry, pytam o zamówienie <b>${named}</b>.</p>`, into);
    await waitForPanel(page, `#${named}`, 'Order number');
  });

  it('in an old table with labels in one column', async () => {
    await draw(
      '/nowhere/770002',
      `<table><tr><td>Nr zam.</td><td>${named}</td></tr><tr><td>Kwota</td><td>12,00 zł</td></tr></table>`,
    );
    await waitForPanel(page, `#${named}`);
  });
});

describe('the buyer is found', () => {
  it.each([
    ['behind a link', () => `<a href="mailto:${email}?subject=x">Napisz</a>`],
    ['in a field', () => `<label>E-mail <input type="email" readonly value="${email}"></label>`],
    ['in the title of a text that is cut off', () => `<span title="${email}">${email.slice(0, 4)}…</span>`],
  ])('%s', async (_, body) => {
    await draw('/nowhere/770003', body());
    await waitForPanel(page, `#${named}`, 'Same e-mail');
  });
});

it('reads a closed ticket, which has no reply box, by its address', async () => {
  await draw('/archive/770004', `<p>Zamówienie ${named}</p>`);
  await page.evaluate(() => document.querySelector('textarea')?.remove());
  await waitForPanel(page, `#${named}`);
});

it('leaves out what belongs to other tickets', async () => {
  const row = (id: number) => `<li><a href="/nowhere/${id}">Zamówienie ${other}, pilne!</a></li>`;
  await draw(
    '/nowhere/770005',
    `<p>Zamówienie ${named}</p><aside><h3>Inne tickety</h3><ul>${row(770006)}${row(770007)}</ul></aside>`,
  );
  expect(await waitForPanel(page, `#${named}`)).not.toContain(`#${other}`);
});

describe('what is not said of this ticket finds nothing:', () => {
  it.each([
    ['a toast', () => `<div class="toast">Nowa wiadomość: zwrot zamówienia ${other}</div>`],
    ['a preview', () => `<div role="tooltip">Zamówienie ${other}, kiedy wyślecie?</div>`],
    [
      'a layer at the end',
      () => `<div><div class="layer"><p>Zamówienie ${other}</p><p>${otherEmail}</p></div></div>`,
    ],
    [
      'the helpdesk’s own list',
      () =>
        `<section><header><b>Zamówienia Base</b> <i>2</i></header><div><p>${other}</p><p>12.11 · Wysłane</p></div></section>`,
    ],
    [
      'tickets beside it, told by a click alone',
      () =>
        `<div class="inbox">${[1, 2, 3, 4]
          .map((at) => `<div class="row"><b>Jan ${at}</b> ${otherEmail} Zamówienie ${other}, pilne</div>`)
          .join('')}</div>`,
    ],
    [
      'a table of tickets above it',
      () =>
        `<table class="inbox">${[1, 2, 3]
          .map(
            (at) =>
              `<tr class="row"><td>${at}</td><td>Zamówienie ${other}</td><td>gdzie jest paczka</td></tr>`,
          )
          .join('')}</table>`,
    ],
  ])('%s', async (_, body) => {
    await drawApp(
      '/nowhere/770011',
      `<main><p>Dzień dobry, zamówienie ${named}.</p><textarea></textarea></main>${body()}`,
      `main { margin: 90px 0 0 420px } .toast { position: fixed; top: 16px; right: 16px }
       .layer { position: absolute; top: 40px; left: 500px; z-index: 10; background: white }
       .inbox { position: absolute; top: 0; left: 0; width: 400px } .row { cursor: pointer }`,
    );
    expect(await waitForPanel(page, `#${named}`, 'Order number')).not.toContain(`#${other}`);
  });

  it('the ticket’s own number', async () => {
    await drawApp(
      `/nowhere/${otherShopId}`,
      `<main><p>Zwrot #${otherShopId}</p><p>Dotyczy zamówienia ${named}</p><textarea></textarea></main>`,
      '',
    );
    expect(await waitForPanel(page, `#${named}`)).not.toContain(`#${other}`);
  });
});

describe('the buyer is found where rows look like a list:', () => {
  it.each([
    [
      'links to write and to call',
      () =>
        `<div><a href="mailto:${email}">${email}</a><a href="tel:+48600100299">+48 600 100 299</a><a href="https://allegro.pl/u/x">Konto w Allegro kupującego</a></div>`,
    ],
    [
      'parts of a column at the left',
      () =>
        `<div class="left"><section>E-mail ${email}</section><section>Miasto i kraj: Kraków, Polska</section><section>Klient od dawna, od 2019</section></div>`,
    ],
    [
      'rows of a grid',
      () =>
        `<div role="table">${[
          ['E-mail', email],
          ['Imię i nazwisko', 'Jan Nowak'],
          ['Miasto', 'Kraków, Polska'],
        ]
          .map(
            ([name, value]) =>
              `<div role="row"><span role="cell">${name}</span> <span role="cell">${value}</span></div>`,
          )
          .join('')}</div>`,
    ],
    [
      'fields that a click copies',
      () =>
        `<div class="copied"><p>E-mail<br>${email}</p><p>Miasto<br>Kraków w Polsce</p><p>Telefon<br>600 100 299</p></div>`,
    ],
    [
      'messages that a click folds',
      () =>
        `<div class="copied wide"><div>Jan pisze z ${email}</div><div>Dziękujemy za wiadomość</div><div>I co dalej z tym</div></div>`,
    ],
  ])('%s', async (_, body) => {
    await drawApp(
      '/nowhere/770012',
      `<main>${body()}<div class="reply"><textarea></textarea></div></main>`,
      `main { margin-top: 100px } .reply { margin-left: 420px } .left { float: left; width: 400px } .left section { height: 60px }
       .copied > * { cursor: pointer; width: 300px } .wide > * { width: auto; margin-left: 420px }
       a { display: block }`,
    );
    await waitForPanel(page, `#${named}`, 'Same e-mail');
  });
});

it('reads a mail in a frame that lets nobody in', async () => {
  await drawApp(
    '/nowhere/770013',
    '<main><iframe sandbox="allow-popups"></iframe><textarea></textarea></main>',
    '',
  );
  await page.evaluate((number) => {
    const frame = document.querySelector('iframe');
    if (frame) frame.srcdoc = `<table><tr><td>zamówienie <b>${number}</b></td></tr></table>`;
  }, named);
  await waitForPanel(page, `#${named}`, 'Order number');
});

it('reads an app whose parts are all placed by hand', async () => {
  await drawApp(
    '/nowhere/770023',
    `<div class="app"><div class="card">Zamówienie ${named}</div><div class="talk">Dzień dobry</div><div class="reply"><textarea></textarea></div></div>`,
    `.app { position: absolute; inset: 0 } .app > div { position: absolute; z-index: 1; width: 400px; height: 160px }
     .card { right: 0; top: 80px } .talk { left: 60px; top: 0 } .reply { left: 60px; bottom: 0 }`,
  );
  await waitForPanel(page, `#${named}`, 'Order number');
});

it('reads the head of a ticket that begins at the top of the window, beside a rail', async () => {
  await drawApp(
    '/nowhere/770014',
    `<div class="app"><div class="rail">≡</div><div class="rest"><div class="head">Gdzie paczka? zam. ${named} · ${otherEmail}</div><textarea></textarea></div></div>`,
    '.app { display: flex; height: 100vh } .rail { width: 64px } .rest { flex: 1 } .head { height: 72px }',
  );
  await waitForPanel(page, `#${named}`, `#${other}`, 'Same e-mail');
});

describe('one ticket follows another', () => {
  const ticket = (subject: string, text: string) =>
    `<h2>${subject}</h2><div class="talk"><p>${text}</p></div><textarea></textarea>`;

  it('at the same address, and what was said of the one is not said of the other', async () => {
    await drawApp('/nowhere', ticket('Gdzie moja paczka?', `Dzień dobry, ${email}, zamówienie ${named}`), '');
    await waitForPanel(page, `#${named}`, 'Order number');
    await pressInPanel(page, 'Not this ticket');
    await waitForPanel(page, 'your choice lasts only until you leave it');
    await page.evaluate(
      (html) => {
        document.body.innerHTML = html;
      },
      ticket('Faktura', `Proszę o fakturę do zamówienia ${named}, ${otherEmail}`),
    );
    const text = await waitForPanel(page, `#${other}`, `#${named}`, 'Order number');
    expect(text).not.toContain('lasts only');
  });

  it('and is drawn before the address changes', async () => {
    await drawApp(
      '/nowhere/770021',
      ticket('Gdzie moja paczka?', `Dzień dobry, ${email}, zamówienie ${named}`),
      '',
    );
    await waitForPanel(page, `#${named}`, 'Order number');
    await page.evaluate(
      (html) => {
        document.body.innerHTML = html;
        setTimeout(() => history.pushState(null, '', '/nowhere/770022'), 300);
      },
      ticket('Faktura', `Proszę o fakturę do zamówienia ${other}, ${otherEmail}`),
    );
    const text = await waitFor(
      'the next ticket',
      async () => {
        const said = await panelText(page);
        return said.includes(`#${other}`) && said;
      },
      5,
    );
    expect(text).not.toContain(`#${named}`);
  });

  it('whose head is drawn while the former one’s mail still stands in its frame', async () => {
    await draw('/nowhere/770015', `<p>Zamówienie ${other}</p>`, 'frame');
    await waitForPanel(page, `#${other}`);
    await page.evaluate((number) => {
      history.pushState(null, '', '/nowhere/770016');
      const head = document.createElement('h2');
      head.textContent = `Reklamacja zamówienia ${number}, proszę o szybką odpowiedź`;
      document.body.prepend(head);
    }, named);
    expect(await waitForPanel(page, `#${named}`)).not.toContain(`#${other}`);
  });
});

it('keeps what was read of a ticket whose first message is taken away while it is scrolled', async () => {
  await drawApp(
    '/nowhere/770017',
    `<main><p class="first">Zamówienie ${named}</p><textarea></textarea></main>`,
    '',
  );
  await waitForPanel(page, `#${named}`);
  await page.evaluate((address) => {
    const first = document.querySelector('.first');
    if (first) first.outerHTML = `<p>Mój adres to ${address}</p>`;
  }, otherEmail);
  await waitForPanel(page, `#${other}`, `#${named}`, 'Order number');
});

it('stays with its ticket when a file of it is downloaded', async () => {
  await drawApp(
    '/nowhere/770018',
    `<main><p>Zamówienie ${named}</p><a download="a.txt" href="/nowhere/770018/a.txt">plik</a><textarea></textarea></main>`,
    'a { display: inline-block; padding: 20px }',
  );
  await waitForPanel(page, `#${named}`);
  await page.click('a', 'plik');
  await page.evaluate((address) => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', `<p>${address}</p>`);
  }, otherEmail);
  await waitFor('the panel to go on', async () => (await panelText(page)).includes(`#${other}`), 3);
});

describe('the panel goes where the parts of the column are', () => {
  it.each([
    [
      'beside a rail of buttons',
      '<div class="column side"><div class="parts"><p>Kupujący</p><p>Tagi</p></div><div class="buttons">i</div></div>',
    ],
    [
      'in what scrolls',
      '<div class="column"><div class="fixed">Szczegóły</div><div class="parts scrolled"><p>Kupujący</p><p>Tagi</p></div></div>',
    ],
    [
      'in what fills another',
      '<div class="column"><div class="filled"><div class="parts filled"><p>Kupujący</p><p>Tagi</p></div></div></div>',
    ],
  ])('%s', async (_, column) => {
    await drawApp(
      '/nowhere/770019',
      `<div class="app"><main><p>Zamówienie ${named}</p><textarea></textarea></main>${column}</div>`,
      `.app { position: fixed; inset: 0; display: flex } main { flex: 1 } .column { width: 380px; height: 100%; overflow: hidden }
       .side { display: flex } .side .parts { flex: 1 } .buttons { width: 48px } .fixed { height: 40px }
       .scrolled { height: calc(100% - 40px); overflow: auto } .filled { height: 100% }`,
    );
    await waitForPanel(page, `#${named}`);
    await page.waitUntil(() =>
      document.querySelector('sidecar-orders')?.parentElement?.classList.contains('parts'),
    );
  });
});
