import { numberOf, parseXml } from './docx-xml.js';

interface Style {
  name: string;
  basedOn: string | null;
  /** 0 for the outermost level of the outline. */
  outline: number | null;
  numbering: ListPosition | null;
}

/** A paragraph's place in a numbering; `level` null: the level that belongs to the style. */
export interface ListPosition {
  list: string;
  level: number | null;
}

const BODY_TEXT = 9;
const DEEPEST = 20;

/** What the styles of a document say about its paragraphs. Names are English in the file, whatever Word's language. */
export class DocxStyles {
  private readonly styles = new Map<string, Style>();

  constructor(xml: Buffer | undefined) {
    let id = '';
    if (!xml) return;
    parseXml(xml, {
      open: (name, attributes) => {
        if (name === 'w:style') {
          id = attributes['w:styleId'] ?? '';
          this.styles.set(id, { name: '', basedOn: null, outline: null, numbering: null });
        } else this.addProperty(this.styles.get(id), name, attributes);
      },
      close: (name) => {
        if (name === 'w:style') id = '';
      },
    });
  }

  /** Level of a heading, 1 for the title; null for other styles. */
  headingLevel(id: string): number | null {
    for (const style of this.chain(id)) {
      const level = /^heading ([1-9])$/i.exec(style.name)?.[1];
      if (level) return Number(level);
      if (/^title$/i.test(style.name)) return 1;
      if (style.outline !== null) return style.outline < BODY_TEXT ? style.outline + 1 : null;
    }
    return null;
  }

  /** Lines of a table of contents repeat the headings. */
  isContents(id: string): boolean {
    return /^(?:toc (?:\d|heading)|table of figures)/i.test(this.styles.get(id)?.name ?? '');
  }

  numbering(id: string): ListPosition | null {
    for (const style of this.chain(id)) if (style.numbering) return style.numbering;
    return null;
  }

  private addProperty(style: Style | undefined, name: string, attributes: Record<string, string>): void {
    if (!style) return;
    if (name === 'w:name') style.name = attributes['w:val'] ?? '';
    else if (name === 'w:basedOn') style.basedOn = attributes['w:val'] ?? null;
    else if (name === 'w:outlineLvl') style.outline = numberOf(attributes);
    else if (name === 'w:numId') {
      style.numbering = { list: attributes['w:val'] ?? '0', level: style.numbering?.level ?? null };
    } else if (name === 'w:ilvl') {
      style.numbering = { list: style.numbering?.list ?? '0', level: numberOf(attributes) };
    }
  }

  private *chain(id: string): Generator<Style> {
    let style = this.styles.get(id);
    for (let depth = 0; style && depth < DEEPEST; depth += 1) {
      yield style;
      style = this.styles.get(style.basedOn ?? '');
    }
  }
}
