import type { DocumentPart } from './document-part.js';
import { escapeXml } from './sample-docx.js';

/** The parts as a page with navigation, a script and a footer around them. */
export function makeHtml(parts: DocumentPart[], options: { title?: string } = {}): Buffer {
  const title = options.title ? `<title>${escapeXml(options.title)}</title>` : '';
  return Buffer.from(`<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8">${title}<style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Startseite</a></li><li>Impressum</li></ul></nav>
<script>document.write('Skript');</script>
${parts.map(partHtml).join('\n')}
<footer>Fußzeile der Seite</footer></body></html>`);
}

function partHtml(part: DocumentPart): string {
  if (part.kind === 'heading') return `<h${part.level}>${escapeXml(part.text)}</h${part.level}>`;
  if (part.kind === 'paragraph') return `<p>${escapeXml(part.text)}</p>`;
  if (part.kind === 'item') return `<p>${part.label} ${escapeXml(part.text)}</p>`;
  const rows = part.rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}
