import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchTicket } from './watch-ticket';

const message = 'Dzień dobry, kiedy wyślecie moją paczkę? Czekam już tydzień i nikt nie odpisuje.';
const box = '<textarea rows="6" cols="60"></textarea>';

let home: string;
let stops: (() => void)[] = [];

beforeEach(() => {
  home = location.href;
});

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  history.replaceState(null, '', home);
});

/** Follows the page, and tells what was read of it, in short, each time. */
function follow() {
  const told: string[] = [];
  let settled = 0;
  const watched = watchTicket(
    {
      isValid: true,
      onInvalidated: (stop: () => void) => {
        stops.push(stop);
        return () => undefined;
      },
      addEventListener: () => undefined,
    },
    {
      isOurs: () => false,
      taught: () => ({}),
      onVisit: () => told.push('blank'),
      onDrawing: () => undefined,
      onRead: (_, __, { isTicket, lines }) => told.push(isTicket ? lines.join(' | ') : 'no ticket'),
      onSettled: () => (settled += 1),
    },
  );
  return { told, settled: () => settled, ...watched };
}

const goTo = (path: string) => history.pushState(null, '', path);
const thread = (text: string, subject = 'Paczka') =>
  `<h2>${subject}</h2><p>${text}</p><p id="email">jan@example.com</p>`;

it('reads a ticket without an open reply box as fast as one with it', async () => {
  goTo('/tickets/710001');
  document.body.innerHTML = thread(message);
  const began = performance.now();
  const { told } = follow();
  await vi.waitUntil(() => told.some((line) => line.includes(message)), { timeout: 3_000, interval: 10 });
  expect(performance.now() - began).toBeLessThan(400);
});

it('reads a short ticket of the same buyer, of which the page draws only what differs, within a second', async () => {
  goTo('/tickets/710001');
  document.body.innerHTML = thread(message) + box;
  const { told } = follow();
  await vi.waitUntil(() => told.some((line) => line.includes(message)));
  goTo('/tickets/710002');
  const [text] = document.querySelectorAll('p');
  const began = performance.now();
  setTimeout(() => {
    if (text) text.textContent = 'Dzień dobry';
  }, 50);
  await vi.waitUntil(() => told.at(-1)?.includes('Dzień dobry') && told.at(-1)?.includes('jan@'), {
    timeout: 3_000,
    interval: 10,
  });
  expect(performance.now() - began).toBeLessThan(1_050);
  expect(told.slice(told.lastIndexOf('blank')).join()).not.toContain('paczkę');
});

it('blanks in the very task in which the page draws another ticket at the same address', async () => {
  goTo('/desk');
  document.body.innerHTML = `<main>${thread(message)}</main>${box}`;
  const { told } = follow();
  await vi.waitUntil(() => told.some((line) => line.includes(message)));
  const main = document.querySelector('main');
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (main) main.innerHTML = `<h2>Faktura</h2><p>Proszę o fakturę do zamówienia 226514545.</p>`;
  // What observes the page is called before anything else runs.
  await Promise.resolve();
  expect(told.at(-1) === 'blank' || told.includes('blank', 1)).toBe(true);
});

it('takes what is drawn before the address changes for the next ticket, also for the same buyer', async () => {
  goTo('/tickets/710001');
  document.body.innerHTML = `<main>${thread(message)}<p>Zamówienie 49451818</p></main>${box}`;
  const { told } = follow();
  await vi.waitUntil(() => told.some((line) => line.includes(message)));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const main = document.querySelector('main');
  if (main) main.innerHTML = thread('Poproszę o zmianę adresu dostawy na ulicę Długą 5 w Krakowie.');
  await new Promise((resolve) => setTimeout(resolve, 150));
  goTo('/tickets/710002');
  const began = performance.now();
  await vi.waitUntil(() => told.lastIndexOf('blank') > 0 && told.at(-1)?.includes('Krakowie'), {
    timeout: 3_000,
    interval: 10,
  });
  expect(performance.now() - began).toBeLessThan(500);
  expect(told.at(-1)).not.toContain('49451818');
});

it('does not take the mail in a frame, which is still the last ticket’s, for the next one’s', async () => {
  goTo('/nowhere/770015');
  document.body.innerHTML = `<main></main>${box}`;
  const frame = document.createElement('iframe');
  frame.srcdoc = '<p>Zamówienie 48001194</p>';
  document.querySelector('main')?.append(frame);
  const { told } = follow();
  await vi.waitUntil(() => told.some((line) => line.includes('48001194')), { timeout: 3_000 });
  goTo('/nowhere/770016');
  await vi.waitUntil(() => told.at(-1) === 'blank');
  const before = told.length;
  document.body.insertAdjacentHTML(
    'afterbegin',
    '<h2>Reklamacja zamówienia 48001180, proszę o szybką odpowiedź</h2>',
  );
  await vi.waitUntil(() => told.at(-1)?.includes('48001180'), { timeout: 3_000, interval: 10 });
  expect(told.slice(before).join()).not.toContain('48001194');
});

it('notices a reply box that a class reveals', async () => {
  goTo('/tickets/710001');
  document.body.innerHTML = `<style>.shut { display: none }</style>${thread(message)}<div class="shut">${box}</div>`;
  const { settled } = follow();
  await vi.waitUntil(() => settled() > 0);
  const before = settled();
  document.querySelector('.shut')?.classList.remove('shut');
  await vi.waitUntil(() => settled() > before, { timeout: 3_000 });
});

describe('a short ticket, in an app that draws the next one before its address changes,', () => {
  const mailbox = 'Closed · Ticket · E-mail – bok@shop.example';
  const draw = (subject: string, text: string) => {
    document.body.innerHTML = `<div style="height:120px"></div><h1>${subject}</h1><p>${mailbox}</p><div><p>${text}</p></div>${box}`;
  };

  it('is not told with the next one’s texts', async () => {
    goTo('/tickets/710001');
    draw('Faktura VAT', 'Proszę o fakturę do zamówienia numer 48001194.');
    const { told } = follow();
    await vi.waitUntil(() => told.some((line) => line.includes('48001194')));
    draw('Uszkodzony kubek', 'Jeden kubek jest pęknięty, zamówienie 48001180.');
    await vi.waitUntil(() => told.at(-1) === 'blank', { timeout: 2_000, interval: 10 });
    goTo('/tickets/710002');
    await vi.waitUntil(() => told.at(-1)?.includes('48001180'), { timeout: 3_000, interval: 10 });
    expect(told.filter((line) => line.includes('48001180'))).toHaveLength(1);
    expect(told.at(-1)).not.toContain('48001194');
  });

  it('stays the same ticket when a message is added', async () => {
    goTo('/tickets/710001');
    draw('Faktura VAT', 'Proszę o fakturę do zamówienia numer 48001194.');
    const { told } = follow();
    await vi.waitUntil(() => told.some((line) => line.includes('48001194')));
    const blanks = told.filter((line) => line === 'blank').length;
    document
      .querySelector('div + h1 + p + div')
      ?.insertAdjacentHTML('beforeend', '<p>Chodzi mi też o zamówienie 48001180.</p>');
    await vi.waitUntil(() => told.at(-1)?.includes('48001180'), { timeout: 3_000, interval: 10 });
    expect(told.filter((line) => line === 'blank')).toHaveLength(blanks);
    expect(told.at(-1)).toContain('48001194');
  });
});

describe('a helpdesk that takes its time', () => {
  const order = (number: string) => `Dzień dobry, pytam o zamówienie ${number}, kiedy zostanie wysłane?`;
  /** What was told about tickets, without the moments at which nothing was known. */
  const tickets = (told: string[]) => told.filter((line) => line !== 'blank' && line !== 'no ticket');

  it('is not read before it has drawn a ticket without a reply box', async () => {
    goTo('/nowhere/880001');
    document.body.innerHTML = '<main id="root"><h1>Ticket</h1></main>';
    const { told } = follow();
    setTimeout(() => {
      document.querySelector('#root')?.insertAdjacentHTML('beforeend', `<p>${order('48001180')}</p>`);
    }, 4_500);
    await vi.waitUntil(() => tickets(told).length > 0, { timeout: 8_000, interval: 10 });
    expect(tickets(told)).toEqual([expect.stringContaining('48001180')]);
  });

  it('is not read as the next ticket while it still shows the last one', async () => {
    goTo('/tickets/710001');
    document.body.innerHTML = `<main>${thread(order('48001180'))}</main>${box}`;
    const { told } = follow();
    await vi.waitUntil(() => told.some((line) => line.includes('48001180')));
    goTo('/tickets/710002');
    await vi.waitUntil(() => told.at(-1) === 'blank');
    const before = told.length;
    setTimeout(() => {
      const main = document.querySelector('main');
      if (main) main.innerHTML = thread(message);
    }, 4_500);
    await vi.waitUntil(() => tickets(told.slice(before)).length > 0, { timeout: 8_000, interval: 10 });
    const next = tickets(told.slice(before)).join();
    expect(next).toContain(message);
    expect(next).not.toContain('48001180');
  });

  it('nor in a shadow root that it redraws', async () => {
    goTo('/nowhere/880003');
    document.body.innerHTML = `<main id="root"></main>${box}`;
    const root = document.querySelector('#root')?.attachShadow({ mode: 'open' });
    root?.setHTMLUnsafe(`<p>${order('48001180')}</p>`);
    const { told } = follow();
    await vi.waitUntil(() => told.some((line) => line.includes('48001180')));
    goTo('/nowhere/880004');
    await vi.waitUntil(() => told.at(-1) === 'blank');
    const before = told.length;
    setTimeout(() => root?.setHTMLUnsafe(`<p>${order('48001194')}</p>`), 2_000);
    await vi.waitUntil(() => tickets(told.slice(before)).length > 0, { timeout: 8_000, interval: 10 });
    const next = tickets(told.slice(before)).join();
    expect(next).toContain('48001194');
    expect(next).not.toContain('48001180');
  });
});
