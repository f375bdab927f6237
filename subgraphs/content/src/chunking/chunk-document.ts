import { createHash } from 'node:crypto';
import type { ExtractedDocument, TextBlock } from '@luna/platform/ports/text-extractor';
import { v5 as uuidv5 } from 'uuid';
import type { Chunk, ChunkOptions, Piece } from './chunk.js';
import { withoutContentsTable } from './contents-table.js';
import { labelOf } from './label.js';
import { lawAbbreviationOf } from './law-form.js';
import { lawPieces } from './law-pieces.js';
import { pack } from './pack.js';
import { asLaw } from './plain-law.js';
import { prosePieces } from './prose-pieces.js';
import { sectionsOf } from './sections.js';

const CHUNK_NAMESPACE = '8a0f3c52-58f5-5b2b-9d6e-3f6f2f0c7d10';

/**
 * Cuts a document into the passages that are searched and cited. A law is cut along its own structure, each Absatz
 * one passage; anything else along its headings and paragraphs. Left out are tables of contents and what a law
 * marks as repealed; every other word of the blocks stands in the text or the heading path of some chunk.
 */
export function chunkDocument(document: ExtractedDocument, options: ChunkOptions): Chunk[] {
  const blocks = document.blocks.map(storable).filter((block) => block.text.trim() !== '');
  const lawBlocks = asLaw(blocks);
  const law = lawBlocks ? lawAbbreviationOf(options.title) : null;
  const pieces = lawBlocks ? lawPieces(cut(lawBlocks)) : prosePieces(cut(blocks));
  return (pieces.length > 0 ? pieces : wholeOf(blocks)).map((piece, index) => {
    const { items: _items, ...place } = piece;
    const id = chunkId(options.versionId, index, piece.text);
    return { id, index, ...place, law, label: labelOf(piece, { law, title: options.title }) };
  });

  function cut(from: TextBlock[]) {
    return sectionsOf(withoutContentsTable(from), options.title);
  }
}

/** The database refuses NUL and halves of surrogate pairs. */
function storable(block: TextBlock): TextBlock {
  return { ...block, text: block.text.replace(/\0|\p{Cs}/gu, '') };
}

/** A document that is nothing but a title or a table of contents is still found by it. */
function wholeOf(blocks: TextBlock[]): Piece[] {
  return pack(blocks).map((p) => ({ ...p, headingPath: [], paragraph: null, subsection: null }));
}

function chunkId(versionId: string, index: number, text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return uuidv5(`${versionId}:${index}:${hash}`, CHUNK_NAMESPACE);
}
