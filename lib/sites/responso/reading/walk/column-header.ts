const headers = 'th, [role="columnheader"]';
/** A longer text (characters) is no header of a column. */
const longest = 40;

/**
 * The header of the table column in which an element stands: it says what the number in a cell is. '' outside of a
 * table, and in one whose first row holds more than headers.
 */
export function columnHeader(element: Element): string {
  const cell = element.closest('td, [role="cell"], [role="gridcell"]');
  const row = cell?.parentElement;
  const table = row?.closest('table, [role="table"], [role="grid"], [role="treegrid"]');
  const head = table?.querySelector(headers)?.parentElement;
  if (!cell || !row || !head || head.childElementCount < 2 || head.closest('table') !== row.closest('table'))
    return '';
  // A cell that spans several columns has no header of its own.
  const isPlain = row.childElementCount === head.childElementCount;
  if (!isPlain || ![...head.children].every((each) => each.matches(headers))) return '';
  const said = head.children[[...row.children].indexOf(cell)]?.textContent.trim() ?? '';
  return said.length <= longest ? said : '';
}
