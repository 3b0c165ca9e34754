const headers = 'th, [role="columnheader"]';
/** A longer text (characters) is no header of a column. */
const longest = 40;

/**
 * Returns a function that tells the header of the table column in which an element stands: it says what the number in a
 * cell is. '' outside of a table, and in one whose first row holds more than headers.
 */
export function createColumnReader(): (element: Element) => string {
  /** The row of headers of each table that was looked at: a long table is searched once. */
  const heads = new Map<Element, Element | null>();

  function headOf(table: Element): Element | null {
    const known = heads.get(table);
    if (known !== undefined) return known;
    const row = table.querySelector(headers)?.parentElement ?? null;
    const isRow =
      row !== null && row.childElementCount > 1 && [...row.children].every((each) => each.matches(headers));
    const head = isRow ? row : null;
    heads.set(table, head);
    return head;
  }

  return (element) => {
    const cell = element.closest('td, [role="cell"], [role="gridcell"]');
    const row = cell?.parentElement;
    const table = row?.closest('table, [role="table"], [role="grid"], [role="treegrid"]');
    const head = table && headOf(table);
    if (!cell || !row || !head || head.closest('table') !== row.closest('table')) return '';
    // A cell that spans several columns has no header of its own.
    if (row.childElementCount !== head.childElementCount) return '';
    const said = head.children[[...row.children].indexOf(cell)]?.textContent.trim() ?? '';
    return said.length <= longest ? said : '';
  };
}
