/** A passage of a document: the unit of search and citation. */
export interface Chunk {
  /** UUIDv5 of version, position and text hash: the same input always gives the same id. */
  id: string;
  /** Position in its version, from 0. */
  index: number;
  /** At most 2,500 characters; the heading is not repeated in it. */
  text: string;
  /** Headings above the text, outermost first, without the document's title. */
  headingPath: string[];
  /** 1-based page the text starts on; null where the format has no pages. */
  page: number | null;
  /** Official abbreviation ("EnWG"), null outside laws. */
  law: string | null;
  /** "§ 41b", "Artikel 3", "Anlage 2"; null outside laws. */
  paragraph: string | null;
  /** Absatz: "1", "1a". */
  subsection: string | null;
  /** How a citation names the passage: "§ 41b Abs. 1 EnWG", "§ 3 Nr. 12–18 EnWG", "Handbuch, S. 12". */
  label: string;
}

export interface ChunkOptions {
  /** Namespace of the ids. */
  versionId: string;
  /** Title of the item, used for labels and, where it names one, for the law's abbreviation. */
  title: string;
}

/** A chunk before it gets its position, id and label. */
export interface Piece extends Pick<Chunk, 'text' | 'headingPath' | 'page' | 'paragraph' | 'subsection'> {
  /** Which items of a long enumeration it holds: "Nr. 12–18". */
  items: string | null;
}

/** No chunk is longer than this many characters. */
export const CHUNK_CHARS_MAX = 2500;
/** Size that packed passages grow to: outside laws, in annexes and where an Absatz is too long for one chunk. */
export const CHUNK_CHARS_AIM = 1200;
/** Passages outside laws that are shorter than this join their neighbour. */
export const CHUNK_CHARS_MIN = 300;
