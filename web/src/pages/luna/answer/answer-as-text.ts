import { formatDay } from '../../../format/dates';
import type { NumberedSource, ReadAnswer } from './sources';

/** An answer for the clipboard: citations as [1], the sources listed below. */
export function answerAsText(question: string, { blocks, sources }: ReadAnswer): string {
  const numberOf = new Map(sources.map(({ chunkId, number }) => [chunkId, number]));
  const lines = blocks.map(({ marker, statements }) => {
    const text = statements.map((statement) =>
      [statement.text, ...statement.chunkIds.map((id) => `[${numberOf.get(id)}]`)].join(' '),
    );
    return [...(marker ? [marker] : []), ...text].join(' ').replaceAll('**', '');
  });
  const cited = sources.filter(({ statements }) => statements.length > 0);
  const list = cited.length > 0 ? ['Quellen', ...cited.map(sourceAsLine)].join('\n') : '';
  return [`Frage: ${question}`, ...lines, list].filter(Boolean).join('\n\n');
}

function sourceAsLine({ number, chunkId, passage }: NumberedSource): string {
  if (!passage) return `[${number}] nicht mehr vorhanden (chunk ${chunkId})`;
  const version = `Version ${passage.version} vom ${formatDay(passage.item.updatedAt)}`;
  return `[${number}] ${[passage.label, passage.item.title, version].filter(Boolean).join(', ')} (chunk ${chunkId})`;
}

/** A passage for the clipboard, with its place. */
export function passageAsText(source: NumberedSource, text: string): string {
  return `„${text.trim()}“\n\n${sourceAsLine(source)}`;
}
