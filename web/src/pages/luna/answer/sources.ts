import type { AnswerMode, PassageFragment } from '../../../gql/graphql';
import type { Answer } from '../conversation/turn';
import { findQuote, mergeRanges, type Range } from './find-quote';
import { withoutModeLabel } from './mode-label';
import { type Block, citedChunkIds, parseAnswer, type Statement } from './parse-answer';

/** How well a statement is supported; null for Luna's own words around extracts, which claim nothing. */
export type Evidence = 'supported' | 'partial' | 'none' | null;

export interface NumberedSource {
  number: number;
  chunkId: string;
  /** Null when the passage is gone or was not delivered with the answer. */
  passage: PassageFragment | null;
  statements: Statement[];
}

export interface ReadAnswer {
  blocks: Block[];
  /** The cited sources by first mention; of a refusal, the nearest ones, best first. */
  sources: NumberedSource[];
}

export function readAnswer(answer: Answer): ReadAnswer {
  const passages = answer.citations.map(({ chunk }) => chunk).filter((chunk) => chunk !== null);
  const blocks = withoutLabels(parseAnswer(withoutModeLabel(answer.text, answer.mode)), passages);
  const ids = answer.refused ? passages.map(({ id }) => id) : citedChunkIds(blocks);
  const statements = blocks.flatMap((block) => block.statements);
  return {
    blocks,
    sources: ids.map((chunkId, index) => ({
      number: index + 1,
      chunkId,
      passage: passages.find(({ id }) => id === chunkId) ?? null,
      statements: statements.filter(({ chunkIds }) => chunkIds.includes(chunkId)),
    })),
  };
}

/** „…“ (§ 1 MuG) [chunk …]: the label repeats what the citation shows and is no part of the quotation. */
function withoutLabels(blocks: Block[], passages: PassageFragment[]): Block[] {
  const withoutLabel = (statement: Statement): Statement => {
    const cited = passages.filter(({ id }) => statement.chunkIds.includes(id));
    const ending = cited.map(({ label }) => ` (${label})`).find((label) => statement.text.endsWith(label));
    return ending ? { ...statement, text: statement.text.slice(0, -ending.length) } : statement;
  };
  return blocks.map((block) => ({ ...block, statements: block.statements.map(withoutLabel) }));
}

/** Supported = the words stand in a cited passage; partial = a passage is named, its words are others. */
export function evidenceOf(statement: Statement, sources: NumberedSource[], mode: AnswerMode): Evidence {
  if (statement.chunkIds.length === 0) return mode === 'MODEL' ? 'none' : null;
  const cited = sources.filter(({ chunkId }) => statement.chunkIds.includes(chunkId));
  const verbatim = cited.some(({ passage }) => passage && findQuote(passage.text, statement.text).verbatim);
  return verbatim ? 'supported' : 'partial';
}

export interface MarkedText {
  ranges: Range[];
  /** Every statement that cites the passage stands in it word for word. */
  verbatim: boolean;
}

/** Where the statements of an answer stand in the passage they cite. */
export function markStatements(text: string, statements: Statement[]): MarkedText {
  const found = statements.map((statement) => findQuote(text, statement.text));
  return {
    ranges: mergeRanges(found.flatMap(({ ranges }) => ranges)),
    verbatim: found.length > 0 && found.every(({ verbatim }) => verbatim),
  };
}
