import { beforeEach, describe, expect, it } from 'vitest';
import { readApp } from '@/tests/page/read-app';

const [named, email] = ['48213377', 'ola@example.com'];
/** Of another buyer. */
const other = '48100001';

beforeEach(() => {
  document.adoptedStyleSheets = [];
});

/** All that is the ticket's. */
function read(html: string, css: string): string {
  return readApp(html, css).lines.join('\n');
}

describe('a dialog with a reply box', () => {
  const list = `<section><h1>Zgłoszenia</h1><p>Zwrot ${other}</p></section>`;
  const css = '[role=dialog] { position: fixed; inset: 0 0 0 50% }';

  it('is the ticket where it holds messages', () => {
    const { lines, subject } = readApp(
      `${list}<div role="dialog"><h2>Kubek</h2><p>Dzień dobry, w zamówieniu ${named} jeden kubek jest pęknięty.</p><textarea></textarea></div>`,
      css,
    );
    expect(lines.join('\n')).toContain(named);
    expect(lines.join('\n')).not.toContain(other);
    expect(subject).toBe('Kubek');
  });

  it('is the ticket where its only message is short', () => {
    const text = read(
      `${list}<div role="dialog"><h2>Kubek</h2><p>Gdzie jest zamówienie ${named}?</p><textarea></textarea></div>`,
      css,
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
  });

  it('is the reply to the ticket below it where it repeats what it answers', () => {
    const text = read(
      `<main><h1>Kubek</h1><p>Zamówienie ${named}</p><p>${email}</p></main><div role="dialog"><p>Gdzie jest zamówienie ${named}?</p><textarea></textarea></div>`,
      css,
    );
    expect(text).toContain(email);
  });

  it('is the ticket without a role, too, where it covers the list', () => {
    const drawer = '.drawer { position: fixed; inset: 0 0 0 50%; background: white }';
    const text = read(
      `${list}<div class="drawer"><h2>Kubek</h2><p>Dzień dobry, w zamówieniu ${named} jeden kubek jest pęknięty.</p><textarea></textarea></div>`,
      drawer,
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
  });

  it('leaves the buyer’s card beside it, where all parts are fixed', () => {
    const text = read(
      `<aside>${email}</aside><div class="main"><p>Dzień dobry, w zamówieniu ${named} jeden kubek jest pęknięty.</p><textarea></textarea></div>`,
      '.main { position: fixed; inset: 0 30% 0 0 } aside { position: fixed; inset: 0 0 0 70% }',
    );
    expect(text).toContain(email);
  });

  it('is the ticket where its messages stand below the reply box', () => {
    const text = read(
      `${list}<div role="dialog"><textarea></textarea><p>Ola, 10:41</p><p>Dzień dobry, w zamówieniu ${named} jeden kubek jest pęknięty.</p></div>`,
      css,
    );
    expect(text).toContain(named);
    expect(text).not.toContain(other);
  });

  it('is the reply to the ticket below it where a hint stands below the reply box', () => {
    const text = read(
      `<main><h1>Kubek</h1><p>Zamówienie ${named}</p></main><div role="dialog"><textarea></textarea><p>Kupujący dostanie tę odpowiedź pocztą, najwyżej 25 MB.</p></div>`,
      css,
    );
    expect(text).toContain(named);
  });

  it.each([
    ['nothing else', ''],
    ['a style sheet', '<style>.a { margin: 0 0 0 0; padding: 0 0 0 0; border: 0 }</style>'],
    ['a hidden text', '<p hidden>Szablon odpowiedzi, którego jeszcze nikt tutaj nie wybrał</p>'],
  ])('is the reply to the ticket below it where it holds %s', (_, beside) => {
    const text = read(
      `<main><h1>Kubek</h1><p>Zamówienie ${named}</p></main><div role="dialog">${beside}<textarea></textarea></div>`,
      css,
    );
    expect(text).toContain(named);
  });
});
