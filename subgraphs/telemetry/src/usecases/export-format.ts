import type { ExportRow } from '../data/export-readings.js';

type Pages = AsyncGenerator<ExportRow[]>;

/** One JSON object in pieces: the fields of `head`, then `readings` with exactly `columns`. */
export async function* jsonBody(
  head: Record<string, unknown>,
  columns: string[],
  pages: Pages,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"readings":[`;
  let separator = '';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield separator + page.map((row) => JSON.stringify(row, columns)).join(',');
    separator = ',';
  }
  yield ']}';
}

/** RFC 4180 with CRLF; an empty field is null. */
export async function* csvBody(columns: string[], pages: Pages): AsyncGenerator<string> {
  yield `${columns.join(',')}\r\n`;
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield page.map((row) => `${columns.map((column) => csvField(row[column])).join(',')}\r\n`).join('');
  }
}

function csvField(value: ExportRow[string] | undefined): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
