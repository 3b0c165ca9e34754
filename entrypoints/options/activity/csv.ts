/**
 * A table as CSV that a spreadsheet opens by itself: with a byte order mark, and with semicolons where the comma is the
 * decimal mark. A cell that a spreadsheet would take for a formula is written as text.
 *
 * @param language BCP 47, of whoever opens it
 */
export function writeCsv(rows: readonly (readonly string[])[], language: string): string {
  const separator = new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';
  const lines = rows.map((cells) => cells.map(writeCell).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Quoted always (RFC 4180), so that no separator matters; an apostrophe keeps a formula from being one (OWASP). */
function writeCell(cell: string): string {
  const text = /^[\s]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
