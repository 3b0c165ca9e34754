import { expect, it } from 'vitest';
import { createColumnReader } from './column-header';

/** The header above the cell that is marked. */
function headerIn(html: string): string {
  document.body.innerHTML = html;
  const marked = document.querySelector('i');
  return marked ? createColumnReader()(marked) : 'none';
}

const head = '<tr><th>Produkt</th><th>SKU</th></tr>';

it.each([
  ['of a table', `<table>${head}<tr><td>Fotel</td><td><i>1</i></td></tr></table>`, 'SKU'],
  [
    'of a head of its own, in the last row',
    `<table><thead>${head}</thead><tbody><tr><td>a</td><td>b</td></tr><tr><td><i>c</i></td><td>d</td></tr></tbody></table>`,
    'Produkt',
  ],
  [
    'of a table of roles',
    '<div role="table"><div role="row"><b role="columnheader">Nr</b><b role="columnheader">Data</b></div><div role="row"><b role="cell"><i>1</i></b><b role="cell">2</b></div></div>',
    'Nr',
  ],
  [
    'of the inner table',
    `<table>${head}<tr><td><table><tr><td><i>1</i></td></tr></table></td></tr></table>`,
    '',
  ],
  ['that another cell spans', `<table>${head}<tr><td colspan="2"><i>1</i></td></tr></table>`, ''],
  [
    'of a table with a label in each row',
    '<table><tr><th>SKU</th><td><i>1</i></td></tr><tr><th>EAN</th><td>2</td></tr></table>',
    '',
  ],
  ['without a table', '<p><i>1</i></p>', ''],
])('the header %s', (_, html, header) => {
  expect(headerIn(html)).toBe(header);
});
