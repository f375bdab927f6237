import { describe, expect, it } from 'vitest';
import { docxOf, paragraphXml } from '../../../../testing/documents/sample-docx.js';
import { readDocx } from './read-docx.js';

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const shown = async (body: string, files: Record<string, string> = {}) =>
  (await readDocx(docxOf(body, { files }))).blocks.map(
    ({ kind, level, text }) => `${kind}${level ?? ''}: ${text}`,
  );
const numbered = (text: string, level: number) =>
  paragraphXml(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`);
const numbering = (...levels: [format: string, text: string][]) => ({
  'word/numbering.xml': `<w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="3">${levels
    .map(
      ([format, text], i) =>
        `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
});

describe('readDocx', () => {
  it('counts the numbers that Word does not store', async () => {
    const body = [
      numbered('eins', 0),
      numbered('eins eins', 1),
      numbered('eins zwei', 1),
      numbered('zwei', 0),
    ];
    const files = numbering(['decimal', '%1.'], ['lowerLetter', '%1.%2)']);
    expect(await shown(body.join('') + numbered('zwei eins', 1), files)).toEqual([
      'list-item: 1. eins',
      'list-item: 1.a) eins eins',
      'list-item: 1.b) eins zwei',
      'list-item: 2. zwei',
      'list-item: 2.a) zwei eins',
    ]);
  });

  it('reads numbered Absätze as paragraphs, numbered §§ as headings and bullets without a sign', async () => {
    expect(await shown(numbered('Erster Satz.', 0), numbering(['decimal', '(%1)']))).toEqual([
      'paragraph: (1) Erster Satz.',
    ]);
    expect(await shown(numbered('Zweck', 0), numbering(['decimal', '§ %1']))).toEqual([
      'heading6: § 1 Zweck',
    ]);
    expect(await shown(numbered('Punkt', 0), numbering(['bullet', '•']))).toEqual(['list-item: Punkt']);
  });

  it('finds headings through the style a style is based on, and by the outline', async () => {
    const styles = `<w:styles ${NAMESPACE}>
      <w:style w:styleId="b2"><w:name w:val="heading 2"/></w:style>
      <w:style w:styleId="eigen"><w:name w:val="Meine Überschrift"/><w:basedOn w:val="b2"/></w:style>
      <w:style w:styleId="kreis"><w:name w:val="Kreis"/><w:basedOn w:val="kreis"/></w:style>
      <w:style w:styleId="v1"><w:name w:val="toc 1"/></w:style></w:styles>`;
    const body = [
      paragraphXml('Eigene', '<w:pStyle w:val="eigen"/>'),
      paragraphXml('Umriss', '<w:outlineLvl w:val="0"/>'),
      paragraphXml('Im Kreis', '<w:pStyle w:val="kreis"/>'),
      paragraphXml('Verzeichnis 3', '<w:pStyle w:val="v1"/>'),
    ];
    expect(await shown(body.join(''), { 'word/styles.xml': styles })).toEqual([
      'heading2: Eigene',
      'heading1: Umriss',
      'paragraph: Im Kreis',
    ]);
  });

  it('repeats a cell that goes on in the next row and counts covered columns', async () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphXml(text)}</w:tc>`;
    const rows = [
      cell('A', '<w:vMerge w:val="restart"/>') + cell('1') + cell('2'),
      cell('', '<w:vMerge/>') + cell('breit', '<w:gridSpan w:val="2"/>'),
    ];
    expect(await shown(`<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`)).toEqual([
      'table: A | 1 | 2\nA | breit',
    ]);
  });

  it('shows what is printed: no deleted, moved, hidden or doubled text', async () => {
    const run = (text: string, properties = '') =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${[
      run('bleibt'),
      `<w:del>${run('gelöscht')}</w:del><w:moveFrom>${run('verschoben')}</w:moveFrom>`,
      run('versteckt', '<w:vanish/>'),
      '<w:r><w:tab/><w:t>Wort</w:t><w:noBreakHyphen/><w:t>teil</w:t><w:instrText>FELD</w:instrText></w:r>',
      `<mc:AlternateContent><mc:Choice>${run('!')}</mc:Choice><mc:Fallback>${run('!')}</mc:Fallback></mc:AlternateContent>`,
    ].join('')}</w:p>`;
    expect(await shown(body)).toEqual(['paragraph: bleibt Wort-teil!']);
  });

  it('takes the title of the properties unless it is a file name', async () => {
    const heading = paragraphXml('Erste Überschrift', '<w:pStyle w:val="berschrift1"/>');
    expect((await readDocx(docxOf(heading, { title: 'Handbuch Strom' }))).title).toBe('Handbuch Strom');
    expect((await readDocx(docxOf(heading, { title: 'entwurf_final.docx' }))).title).toBe(
      'Erste Überschrift',
    );
  });
});
