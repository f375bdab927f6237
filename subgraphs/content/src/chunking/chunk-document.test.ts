import type { ExtractedDocument, TextBlock } from '@luna/platform/ports/text-extractor';
import { describe, expect, it } from 'vitest';
import { chunkDocument } from './chunk-document.js';

const VERSION = '5f3f7c0e-2a0f-4f0e-8f7a-0d6a1c9b2e11';
const TITLE = 'Gesetz über das Muster im Netz (Musternetzgesetz – MuNG)';

const heading = (level: number, text: string, page: number | null = null): TextBlock => ({
  kind: 'heading',
  level,
  text,
  page,
});
const paragraph = (text: string, page: number | null = null): TextBlock => ({
  kind: 'paragraph',
  level: null,
  text,
  page,
});
const item = (text: string): TextBlock => ({ kind: 'list-item', level: null, text, page: null });
const document = (blocks: TextBlock[], title: string | null = TITLE): ExtractedDocument => ({
  format: 'markdown',
  title,
  blocks,
  pageCount: null,
});
const chunk = (blocks: TextBlock[], title = TITLE) =>
  chunkDocument(document(blocks), { versionId: VERSION, title });

const LAW = [
  heading(1, TITLE),
  paragraph('Ausfertigungsdatum: 2024-02-03'),
  heading(2, 'Teil 1 Allgemeines'),
  heading(6, '§ 1 Zweck'),
  paragraph('Dieses Gesetz regelt das Muster.'),
  heading(6, '§ 1a Fristen'),
  paragraph('(1) Der Betreiber antwortet binnen zwei Wochen.'),
  paragraph('(1a) Die Frist beginnt mit'),
  item('1. dem Zugang des Antrags,'),
  item('2. der Vorlage der Unterlagen.'),
  paragraph('(2) (weggefallen)'),
  heading(6, '§ 2 (weggefallen)'),
  heading(6, 'Anlage 2 (zu § 1a)Zeiten'),
  paragraph('Werktage sind Montag bis Freitag.'),
];

describe('a law', () => {
  it('gives one chunk per Absatz, or per § without Absätze', () => {
    expect(chunk(LAW).map((c) => c.label)).toEqual([
      'MuNG',
      '§ 1 MuNG',
      '§ 1a Abs. 1 MuNG',
      '§ 1a Abs. 1a MuNG',
      'Anlage 2 MuNG',
    ]);
  });

  it('keeps an enumeration with its Absatz and names the place of each chunk', () => {
    expect(chunk(LAW)[3]).toMatchObject({
      index: 3,
      law: 'MuNG',
      paragraph: '§ 1a',
      subsection: '1a',
      headingPath: ['Teil 1 Allgemeines', '§ 1a Fristen'],
      text: '(1a) Die Frist beginnt mit\n1. dem Zugang des Antrags,\n2. der Vorlage der Unterlagen.',
    });
  });

  it('does not file an annex under the last part of the law', () => {
    expect(chunk(LAW).at(-1)?.headingPath).toEqual(['Anlage 2 (zu § 1a) Zeiten']);
  });

  it('answers nothing with what was repealed or with its table of contents', () => {
    const contents = [heading(2, 'Inhaltsübersicht'), paragraph('§ 1 Zweck\n§ 1a Fristen')];
    const texts = chunk([...contents, ...LAW]).map((c) => c.text);
    expect(texts.join('\n')).not.toMatch(/weggefallen|§ 1a Fristen/);
  });

  it('cuts an Absatz that is too long between its items and repeats what leads them in', () => {
    const items = Array.from({ length: 40 }, (_, n) =>
      item(`${n + 1}. ${'eine lange Pflicht des Betreibers '.repeat(4)},`),
    );
    const parts = chunk([
      heading(6, '§ 1 A'),
      paragraph('(1) Der Betreiber hat insbesondere'),
      ...items,
      heading(6, '§ 2 B'),
      paragraph('Ende.'),
    ]).slice(0, -1);
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) {
      expect(part.text).toMatch(/^\(1\) Der Betreiber hat insbesondere/);
      expect(part.text.length).toBeLessThanOrEqual(2500);
    }
    // Together the labels name every item once.
    const ranges = parts.map((part) =>
      /^§ 1 Abs\. 1 Nr\. (\d+)–(\d+) MuNG$/.exec(part.label)?.slice(1).map(Number),
    );
    expect(ranges[0]?.[0]).toBe(1);
    expect(ranges.at(-1)?.[1]).toBe(40);
    for (const [i, range] of ranges.slice(1).entries()) expect(range?.[0]).toBe((ranges[i]?.[1] ?? 0) + 1);
  });

  it('is recognised in plain text without marked headings', () => {
    const chunks = chunk([
      paragraph('§ 1 Zweck'),
      paragraph('(1) Erster Absatz nach\n§ 5 Absatz 2 des Gesetzes.\n(2) Zweiter Absatz.'),
      paragraph('§ 2 Begriffe\nEin Netz ist ein Netz.'),
    ]);
    expect(chunks.map((c) => [c.label, c.text])).toEqual([
      ['§ 1 Abs. 1 MuNG', '(1) Erster Absatz nach\n§ 5 Absatz 2 des Gesetzes.'],
      ['§ 1 Abs. 2 MuNG', '(2) Zweiter Absatz.'],
      ['§ 2 MuNG', 'Ein Netz ist ein Netz.'],
    ]);
  });
});

describe('any other document', () => {
  it('is cited by its page where it has pages', () => {
    const blocks = [heading(1, 'Wartung', 12), paragraph('Den Filter jährlich tauschen.', 12)];
    expect(chunk(blocks, 'Handbuch')[0]).toMatchObject({ label: 'Handbuch, S. 12', page: 12, law: null });
  });

  it('joins very short neighbours and keeps their headings readable', () => {
    const blocks = [heading(2, 'Maße'), paragraph('40 cm'), heading(2, 'Gewicht'), paragraph('9 kg')];
    expect(chunk(blocks, 'Datenblatt').map((c) => c.text)).toEqual(['Maße\n40 cm\nGewicht\n9 kg']);
  });

  it('does not become a law because it mentions one', () => {
    const blocks = [heading(2, '§ 14a in der Praxis'), paragraph('Steuerbare Lasten werden gemeldet.')];
    expect(chunk(blocks, 'Leitfaden EnWG')[0]).toMatchObject({ law: null, paragraph: null });
  });

  it('is found by its title when it holds nothing else', () => {
    expect(chunk([heading(1, 'Nur ein Titel')], 'Nur ein Titel').map((c) => c.text)).toEqual([
      'Nur ein Titel',
    ]);
  });
});

/** Random documents of a fixed seed (mulberry32), so that a failure can be repeated. */
function randomDocument(seed: number): TextBlock[] {
  let state = seed;
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  let word = 0;
  const words = (count: number) =>
    Array.from({ length: count }, () => `wort${seed}x${word++}${['', ',', '.', ' Und'][next(4)]}`).join(' ');
  const lawLike = next(2) === 0;
  return Array.from({ length: 60 }, (_, n): TextBlock => {
    const page = lawLike ? null : 1 + Math.floor(n / 7);
    const kind = next(8);
    if (kind === 0) return heading(1 + next(6), `${words(4)}`, page);
    if (kind === 1) return heading(6, lawLike ? `§ ${n} ${words(3)}` : words(3), page);
    if (kind === 2) return { kind: 'list-item', level: null, text: `${n}. ${words(1 + next(400))}`, page };
    if (kind === 3)
      return {
        kind: 'table',
        level: null,
        text: `| ${words(2)} |\n| --- |\n${Array.from({ length: 1 + next(90) }, () => `| ${words(5)} |`).join('\n')}`,
        page,
      };
    if (kind === 4) return { kind: 'code', level: null, text: `${'x'.repeat(next(6000))} ${words(1)}`, page };
    return paragraph(`${lawLike ? `(${n}) ` : ''}${words(1 + next(500))}`, page);
  });
}

describe('every document', () => {
  it('keeps every word of its blocks in some chunk, and every chunk to its limit', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const blocks = randomDocument(seed);
      const chunks = chunk(blocks, 'Zufall');
      const found = chunks.flatMap((c) => [c.text, ...c.headingPath]).join(' ');
      const kept = new Set(found.match(/wort\d+x\d+/g));
      const words = blocks.flatMap((b) => b.text.match(/wort\d+x\d+/g) ?? []);
      expect([seed, words.filter((word) => !kept.has(word))]).toEqual([seed, []]);
      expect(Math.max(...chunks.map((c) => c.text.length))).toBeLessThanOrEqual(2500);
      expect(chunks.every((c) => c.text.trim() !== '')).toBe(true);
    }
  });

  it('is stored without characters that no database takes', () => {
    expect(chunk([paragraph('Strom\0netz \ud83d am Tag \u{1f600}')], 'T')[0]?.text).toBe(
      'Stromnetz  am Tag \u{1f600}',
    );
  });

  it('gives the same ids every time and other ids for another version', () => {
    const again = chunk(LAW).map((c) => c.id);
    const other = chunkDocument(document(LAW), {
      versionId: '7d0c3a8e-54b1-4c0b-9c3d-2b1a0f9e8d77',
      title: TITLE,
    });
    expect(chunk(LAW).map((c) => c.id)).toEqual(again);
    expect(other.filter((c) => again.includes(c.id))).toEqual([]);
    expect(new Set(again).size).toBe(again.length);
  });
});
