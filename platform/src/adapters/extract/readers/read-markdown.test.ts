import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.js';

const read = (...lines: string[]) => readMarkdown(Buffer.from(lines.join('\n')));
const shown = (...lines: string[]) =>
  read(...lines).blocks.map(({ kind, level, text }) => `${kind}${level ?? ''}: ${text}`);

describe('readMarkdown', () => {
  it('knows six levels of headings, closed, underlined and indented ones too', () => {
    expect(shown('# Eins #', '###### § 14a Sechs', 'Unterstrichen', '---', '', '   ## Zwei')).toEqual([
      'heading1: Eins',
      'heading6: § 14a Sechs',
      'heading2: Unterstrichen',
      'heading2: Zwei',
    ]);
    expect(shown('####### Sieben', '#Hashtag')).toEqual(['paragraph: ####### Sieben #Hashtag']);
  });

  it('joins hard-wrapped lines and makes words whole that were divided', () => {
    expect(shown('Die Ener-', 'giewende betrifft Strom-', 'und Gasnetze', 'in der E-', 'Mobilität.')).toEqual(
      ['paragraph: Die Energiewende betrifft Strom- und Gasnetze in der E-Mobilität.'],
    );
  });

  it('keeps the numbers of a German list as they are written', () => {
    expect(
      shown('Dies sind', '', '1.  eins,', '', '2a. zwei a,', '', '    a)  Buchstabe,', '', '5.  fünf.'),
    ).toEqual([
      'paragraph: Dies sind',
      'list-item: 1. eins,',
      'list-item: 2a. zwei a,',
      'list-item: a) Buchstabe,',
      'list-item: 5. fünf.',
    ]);
  });

  it('does not take a date or a number at the start of a wrapped line for a list', () => {
    expect(shown('Das gilt bis zum', '1. Januar 2030 und nach Satz', '3. Danach nicht mehr.')).toEqual([
      'paragraph: Das gilt bis zum 1. Januar 2030 und nach Satz 3. Danach nicht mehr.',
    ]);
  });

  it('leaves an indented explanation with its list item, and the sentence after the list alone', () => {
    expect(shown('1.  Fahrplan', '', '    die Angabe der Leistung', '', 'Satz 1 gilt entsprechend.')).toEqual(
      ['list-item: 1. Fahrplan die Angabe der Leistung', 'paragraph: Satz 1 gilt entsprechend.'],
    );
  });

  it('drops bullets, not words', () => {
    expect(shown('- eins', '* zwei', '+ drei')).toEqual([
      'list-item: eins',
      'list-item: zwei',
      'list-item: drei',
    ]);
  });

  it('turns a table into lines and keeps empty cells in their place', () => {
    expect(
      shown('| a | b | c |', '| --- | :-: | --: |', '| 1 |  | 3 |', '|  | x\\|y |  |', '|  |  |  |'),
    ).toEqual(['table: a | b | c\n1 | – | 3\nx|y']);
  });

  it('keeps code as it is and drops rules, comments and link definitions', () => {
    expect(
      shown(
        '```js',
        'a  =  *b*;',
        '',
        '# c',
        '```',
        '***',
        '<!-- weg',
        'damit -->',
        '[1]: https://example.org',
      ),
    ).toEqual(['code: a  =  *b*;\n\n# c']);
  });

  it('reads the words of inline marks and leaves lone signs alone', () => {
    expect(
      shown(
        '**Fett**, _kursiv_, `x_y`, [Link](https://a.de "t"), ![Bild](b.png), CO<sub>2</sub> &amp; \\*mehr\\*',
      ),
    ).toEqual(['paragraph: Fett, kursiv, x_y, Link, Bild, CO2 & *mehr*']);
    expect(shown('A_Wohn * t_w < 5 und NP*8 bis A*14, a < b > c')).toEqual([
      'paragraph: A_Wohn * t_w < 5 und NP*8 bis A*14, a < b > c',
    ]);
  });

  it('takes the title of the front matter before the first heading', () => {
    expect(read('---', 'Title: "Netz: Zugang"', 'slug: x', '---', '# Anders').title).toBe('Netz: Zugang');
    expect(read('## Nur zweite Ebene', 'Text').title).toBeNull();
  });

  it('unites the definitions of a term list with their term', () => {
    expect(shown('Ausfertigungsdatum', ':   2005-07-25')).toEqual([
      'paragraph: Ausfertigungsdatum: 2005-07-25',
    ]);
  });

  it('reads a quotation as text', () => {
    expect(shown('> Ein Zitat', '> über zwei Zeilen')).toEqual(['paragraph: Ein Zitat über zwei Zeilen']);
  });

  it.each([
    '*a ',
    '**a ',
    '_',
    '[a](',
    '[',
    '`',
    '> ',
    '|',
    '<a ',
    '<!-- ',
    '- ',
    '&',
    '# ',
    '#',
    ' ',
    '\t|',
    '---',
    '\\',
  ])('needs time in proportion to the length of %j in a row', (bait) => {
    const started = performance.now();
    read(`# ${bait.repeat(100_000)}x`);
    read(`${bait.repeat(100_000)}|x`);
    read(`${bait}\n`.repeat(30_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
