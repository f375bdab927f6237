import { describe, expect, it } from 'vitest';
import { readHtml, readMarkup } from './read-html.js';

const shown = (markup: string) =>
  readMarkup(markup).blocks.map(({ kind, level, text }) => `${kind}${level ?? ''}: ${text}`);

describe('readHtml', () => {
  it('keeps headings, paragraphs, lists and code in their order', () => {
    expect(
      shown(
        '<h2>Eins</h2><p>Ein <b>fetter</b> Satz<br>geht weiter.<ul><li>a<li>b</ul><ol start=3><li>c</ol><pre>x  y</pre>',
      ),
    ).toEqual([
      'heading2: Eins',
      'paragraph: Ein fetter Satz geht weiter.',
      'list-item: a',
      'list-item: b',
      'list-item: 3. c',
      'code: x  y',
    ]);
  });

  it('leaves out what a reader of the page does not see', () => {
    const hidden = [
      '<script>a</script><style>b</style><nav>c</nav><aside>d</aside><footer>e</footer>',
      '<div hidden>f</div><div aria-hidden="true">g</div><div style="display: none">h</div>',
      '<form><button>i</button></form><div role="navigation">j</div><span class="sr-only">k</span>',
    ];
    expect(shown(`${hidden.join('')}<p>Sichtbar</p>`)).toEqual(['paragraph: Sichtbar']);
  });

  it('reads only the main part of a page that names it', () => {
    const text = 'Ein Satz, der für den Hauptteil steht. '.repeat(8).trim();
    expect(shown(`<p>Kopf</p><main><p>${text}</p></main><p>Fuß</p>`)).toEqual([`paragraph: ${text}`]);
    expect(shown('<p>Kopf</p><main></main><p>Fuß</p>')).toEqual(['paragraph: Kopf', 'paragraph: Fuß']);
  });

  it('repeats a cell that spans rows and keeps columns apart that a cell spans', () => {
    const table = `<table><tr><th colspan=2>A</th><th>B</th></tr>
      <tr><td rowspan=2>1</td><td>2</td><td>3</td></tr><tr><td></td><td>5</td></tr></table>`;
    expect(shown(table)).toEqual(['table: A | B\n1 | 2 | 3\n1 | – | 5']);
  });

  it('reads a table that only places things on the page as text', () => {
    expect(shown('<table><tr><td><h1>Titel</h1></td></tr></table>')).toEqual(['paragraph: Titel']);
    const nested =
      '<table><tr><td>Links</td><td><table><tr><td>a</td><td>b</td></tr></table>Rechts</td></tr></table>';
    expect(shown(nested)).toEqual(['paragraph: Links', 'table: a | b', 'paragraph: Rechts']);
  });

  it('takes the title element, else the first heading', () => {
    expect(readMarkup('<title> Der  Titel </title><h1>Kopf</h1>').title).toBe('Der Titel');
    expect(readMarkup('<h1>Kopf</h1>').title).toBe('Kopf');
    expect(readMarkup('<p>Text</p>').title).toBeNull();
  });

  it('reads the encoding a page declares, and UTF-8 whatever it declares', () => {
    const page = '<meta charset="iso-8859-15"><p>Wärme für 5 ¤</p>';
    expect(readHtml(Buffer.from(page, 'latin1')).blocks[0]?.text).toBe('Wärme für 5 €');
    expect(readHtml(Buffer.from(page)).blocks[0]?.text).toBe('Wärme für 5 ¤');
  });

  it('survives markup that nobody closed', () => {
    expect(shown('<div><p>Eins<p>Zwei<table><tr><td>a<td>b')).toContain('table: a | b');
    expect(shown(`${'<div>'.repeat(20_000)}Tief`)).toEqual(['paragraph: Tief']);
  });
});
