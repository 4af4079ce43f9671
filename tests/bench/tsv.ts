/**
 * Rows of a tab-separated table as objects by column name. Takes CRLF, a byte order mark, a
 * missing last newline and rows shorter than the header (their missing cells are empty).
 * Blank lines are no rows.
 */
export function parseTsv(source: string): Record<string, string>[] {
  const [head, ...lines] = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const columns = (head ?? '').split('\t').map((column) => column.trim());
  return lines.filter((line) => line.trim() !== '').map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, (cells[index] ?? '').trim()]));
  });
}
