import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtractedDocument, TextExtractor } from '../../ports/text-extractor.js';
import { partsOf } from '../documents/document-part.js';
import { makeBillionLaughs, makeHostileFiles } from '../documents/hostile-files.js';
import { MODEL_LAW, MODEL_QUESTIONS } from '../documents/model-law.js';
import { makeDocx } from '../documents/sample-docx.js';
import { makeHtml } from '../documents/sample-html.js';
import { makePdf } from '../documents/sample-pdf.js';

const { title, markdown } = MODEL_LAW;
const parts = partsOf(markdown);
const unmarked = markdown.replace(/^#+ /gm, '');
const FORMATS = {
  markdown: async () => Buffer.from(markdown),
  pdf: () => makePdf(parts, { title, header: 'Musterländisches Gesetzblatt' }),
  docx: async () => makeDocx(parts, { title }),
  html: async () => makeHtml(parts, { title }),
  text: async () => Buffer.from(unmarked.replace(/^\|.*\|$/gm, (row) => row.replace(/ *\| */g, '\t').trim())),
} as const;
const hostile = await makeHostileFiles();

/** What every TextExtractor guarantees. `make` gives one for the whole suite, which closes it. */
export function describeTextExtractor(name: string, make: () => TextExtractor): void {
  describe(`TextExtractor: ${name}`, () => {
    let extractor: TextExtractor;
    const extract = (bytes: Uint8Array, fileName: string) =>
      extractor.extract({ bytes, fileName, signal: AbortSignal.timeout(60_000) });
    beforeAll(() => {
      extractor = make();
    });
    afterAll(() => extractor.close());

    describe.each(Object.entries(FORMATS))('a law as %s', (format, makeBytes) => {
      let law: ExtractedDocument;
      beforeAll(async () => {
        law = await extract(await makeBytes(), 'gesetz.dat');
      });

      it('is recognised by its content and keeps its title', () => {
        expect(law).toMatchObject({ format, title });
      });

      it('keeps every § as a heading of its own, in order', () => {
        const found = law.blocks.filter((block) => block.kind === 'heading' && /^§ /.test(block.text));
        const expected = parts.filter((part) => part.kind === 'heading' && /^§ /.test(part.text));
        expect(found.map((block) => block.text)).toEqual(expected.map((part) => 'text' in part && part.text));
      });

      it('keeps every word that answers a question, unbroken', () => {
        const text = law.blocks.map((block) => block.text).join('\n');
        for (const { anchor } of MODEL_QUESTIONS.answerable) expect(text).toContain(anchor);
      });

      it('keeps the rows of a table together', () => {
        const rows = law.blocks
          .filter((block) => block.kind === 'table')
          .flatMap((block) => block.text.split('\n'));
        expect(rows).toContain('B | mehr als 100 bis 500 kWh | alle zwei Jahre');
      });

      it('numbers pages exactly where the format has them', () => {
        const pages = law.blocks.map((block) => block.page);
        if (format !== 'pdf') return expect(new Set([...pages, law.pageCount])).toEqual(new Set([null]));
        expect(pages).toEqual([...pages].sort((a, b) => Number(a) - Number(b)));
        expect(pages.at(-1)).toBe(law.pageCount);
        expect(law.pageCount).toBeGreaterThan(3);
      });

      it('leaves out what is printed around the text', () => {
        const text = law.blocks.map((block) => block.text).join('\n');
        expect(text).not.toMatch(/Gesetzblatt$|Seite \d+ von|Impressum|Skript|Fußzeile|color: red/m);
      });
    });

    it.each(hostile)('refuses $what with $code and says what to do', async ({ bytes, fileName, code }) => {
      const fault = extract(bytes, fileName);
      await expect(fault).rejects.toMatchObject({ code });
      await expect(fault).rejects.toThrow(/Bitte/);
    });

    it('reads the next file as if the hostile ones had never been there', async () => {
      const { blocks } = await extract(Buffer.from('# Titel\n\nEin Satz über Wärme.'), 'kurz.md');
      expect(blocks.map((block) => block.text)).toEqual(['Titel', 'Ein Satz über Wärme.']);
    });

    it('does not expand the entities of a DOCX', async () => {
      const { blocks } = await extract(makeBillionLaughs(), 'witzig.docx');
      expect(blocks.map((block) => block.text).join().length).toBeLessThan(100);
    });

    it('reads several files at once without mixing them up', async () => {
      const names = Array.from({ length: 12 }, (_, i) => `Datei Nummer ${i}`);
      const documents = await Promise.all(names.map((text) => extract(Buffer.from(`# ${text}`), 'x.md')));
      expect(documents.map((document) => document.title)).toEqual(names);
    });

    it('gives up when it is told to', async () => {
      const signal = AbortSignal.abort(new Error('nicht mehr nötig'));
      const request = { bytes: Buffer.from('# Titel'), fileName: 'x.md', signal };
      await expect(extractor.extract(request)).rejects.toThrow('nicht mehr nötig');
    });

    it('names the format from the beginning of a file alone', async () => {
      const pdf = await FORMATS.pdf();
      const docx = await FORMATS.docx();
      expect(await extractor.detect(pdf.subarray(0, 1024), 'ohne-endung')).toBe('pdf');
      expect(await extractor.detect(docx.subarray(0, 4096), 'falsch.txt')).toBe('docx');
      const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
      await expect(extractor.detect(picture, 'x.pdf')).rejects.toMatchObject({
        code: 'UNSUPPORTED_MEDIA_TYPE',
      });
      await expect(extractor.detect(Buffer.alloc(0), 'x.md')).rejects.toMatchObject({
        code: 'DOCUMENT_EMPTY',
      });
    });

    it('reports itself as healthy', async () => {
      expect(await extractor.health(AbortSignal.timeout(3_000))).toMatchObject({ status: 'ok' });
    });
  });
}
