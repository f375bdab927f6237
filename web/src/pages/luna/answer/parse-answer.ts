/** A stretch of an answer and the chunks it cites; without ids it is Luna's own. */
export interface Statement {
  text: string;
  chunkIds: string[];
}

export interface Block {
  kind: 'paragraph' | 'item' | 'heading' | 'quote';
  /** „1.“ or „•“ of a list item. */
  marker: string | null;
  statements: Statement[];
}

const CITATION = /\[chunk ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/gi;
const LINE_START = /^(?:(#{1,6})|(>)|([-*•])|(\d{1,2}\.))\s+(?=\S)/;

/**
 * Reads the Markdown an answer is written in: paragraphs, lists, quotes, headings and `[chunk <uuid>]`.
 * A citation belongs to all text since the previous one in its block.
 */
export function parseAnswer(text: string): Block[] {
  return splitBlocks(text)
    .map(({ kind, marker, text: blockText }) => ({ kind, marker, statements: parseStatements(blockText) }))
    .filter((block) => block.statements.length > 0);
}

interface RawBlock extends Omit<Block, 'statements'> {
  text: string;
}

function splitBlocks(text: string): RawBlock[] {
  const blocks: RawBlock[] = [];
  let open: RawBlock | null = null;
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    const start = LINE_START.exec(trimmed);
    if (trimmed === '') open = null;
    else if (start || open === null || open.kind === 'heading') {
      open = { ...blockStart(start), text: trimmed.slice(start?.[0].length ?? 0) };
      blocks.push(open);
    } else open.text += ` ${trimmed}`;
  }
  return blocks;
}

function blockStart(start: RegExpExecArray | null): Omit<Block, 'statements'> {
  if (start?.[1]) return { kind: 'heading', marker: null };
  if (start?.[2]) return { kind: 'quote', marker: null };
  if (start?.[3]) return { kind: 'item', marker: '•' };
  if (start?.[4]) return { kind: 'item', marker: start[4] };
  return { kind: 'paragraph', marker: null };
}

function parseStatements(text: string): Statement[] {
  const statements: Statement[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    const id = match[1]?.toLowerCase() ?? '';
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    const last = statements.at(-1);
    if (last && /^[\s,;]*$/.test(between)) {
      if (!last.chunkIds.includes(id)) last.chunkIds.push(id);
    } else statements.push({ ...joinPunctuation(between, last), chunkIds: [id] });
  }
  const rest = joinPunctuation(text.slice(end), statements.at(-1)).text;
  if (rest !== '') statements.push({ text: rest, chunkIds: [] });
  return statements;
}

/** „Satz [chunk …]. Weiter“: the full stop belongs to the sentence before the citation. */
function joinPunctuation(text: string, previous: Statement | undefined): { text: string } {
  const punctuation = previous ? (/^\s*([.,;:!?)“”"]+)(?=\s|$)/.exec(text) ?? null) : null;
  if (!previous || !punctuation) return { text: text.trim() };
  if (!/[.!?:;]$/.test(previous.text)) previous.text += punctuation[1];
  return { text: text.slice(punctuation[0].length).trim() };
}

/** Cited chunks in order of first mention; the number of a source is its place in this list plus one. */
export function citedChunkIds(blocks: Block[]): string[] {
  return [...new Set(blocks.flatMap((block) => block.statements.flatMap((statement) => statement.chunkIds)))];
}
