/** Text of a cell; null for a column that a wider cell covers. */
export type TableCell = string | null;

/**
 * A table as readable lines, one per row, cells apart by " | ". Empty cells inside a row keep their place as "–",
 * so that a value does not slip under the wrong column; empty rows vanish.
 */
export function tableText(rows: readonly (readonly TableCell[])[]): string {
  return rows.map(rowText).filter(Boolean).join('\n');
}

function rowText(row: readonly TableCell[]): string {
  const cells = row.filter((cell) => cell !== null);
  const first = cells.findIndex((cell) => cell !== '');
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells
    .slice(Math.max(first, 0), last + 1)
    .map((cell) => cell || '–')
    .join(' | ');
}
