/**
 * Writes a table as CSV that opens correctly in a spreadsheet: with a byte order mark, and with semicolons if the comma
 * is the decimal mark. Cells that look like formulas are written as text.
 *
 * @param language BCP 47, of the user who opens it
 */
export function writeCsv(rows: readonly (readonly string[])[], language: string): string {
  const separator = new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';
  const lines = rows.map((cells) => cells.map(writeCell).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/**
 * Always quoted (RFC 4180), so that separators in a cell do not matter. An apostrophe keeps a formula from running
 * (OWASP).
 */
function writeCell(cell: string): string {
  const text = /^[\s]*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${text.replaceAll('"', '""')}"`;
}
