import { describe, expect, it } from 'vitest';
import { VerifiedText } from './citations.js';

const A = '7f3c1b1e-7a44-5c0e-9a3b-0c1d2e3f4a51';
const B = '0b9d6c52-1f0e-5d7a-8c44-5a6b7c8d9e02';
const FOREIGN = '11111111-1111-4111-8111-111111111111';

/** The text as it is shown when it comes in these pieces. */
function verify(...pieces: string[]): { text: string; shown: string[]; used: string[] } {
  const verified = new VerifiedText(new Set([A, B]));
  const shown = [...pieces.map((piece) => verified.add(piece)), verified.end()];
  return { text: shown.join(''), shown, used: verified.used };
}

describe('verifying citations', () => {
  it('lists cited passages once, in order of first mention, in lower case', () => {
    const { text, used } = verify(`x [chunk ${B.toUpperCase()}] y [chunk ${A}] z [chunk ${B}]`);
    expect(used).toEqual([B, A]);
    expect(text).toBe(`x [chunk ${B}] y [chunk ${A}] z [chunk ${B}]`);
  });

  it.each([
    `[chunk ${FOREIGN}]`,
    '[chunk 1]',
    '[chunk]',
    '[CHUNK <ID>]',
    `[chunk ${A}, ${B}]`,
    `[chunk ${FOREIGN}`,
  ])('drops %s, which was not given', (citation) => {
    expect(verify(`Satz ${citation}`)).toMatchObject({ text: 'Satz', used: [] });
    expect(verify(`Satz ${citation}\n.`).text.replace('\n', '')).toBe('Satz.');
  });

  it('leaves other brackets and words alone', () => {
    const text = 'Das [sic] ist [chunks] und [Chunky] und a[0] wie [chu und [';
    expect(verify(text).text).toBe(text);
  });
});

describe('verifying citations of a text in pieces', () => {
  const TEXT =
    `  Eins [chunk ${A}]. Zwei\n\n[chunk ${FOREIGN}] und [drei] [Chunk ${B}], [chunk 4] ` +
    `[chunk ${FOREIGN}\nfünf [ch sechs [chunk ${A}].\n\n`;

  it('shows the same text however it is cut, and nothing of a passage that was not given', () => {
    const whole = verify(TEXT);
    expect(whole.text).toBe(`Eins [chunk ${A}]. Zwei und [drei] [chunk ${B}],\nfünf [ch sechs [chunk ${A}].`);
    for (let size = 1; size < TEXT.length; size++) {
      const pieces = TEXT.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? [];
      const cut = verify(...pieces);
      expect(cut.text).toBe(whole.text);
      expect(cut.used).toEqual(whole.used);
    }
  });

  it('holds back no more than what may become a citation', () => {
    const { shown } = verify(
      'Die Frist ',
      'beträgt [',
      'sic] zwei',
      ` Wochen [chunk ${A.slice(0, 8)}`,
      A.slice(8),
      '] ab',
    );
    expect(shown).toEqual(['Die Frist', ' beträgt', ' [sic] zwei', ' Wochen', '', ` [chunk ${A}] ab`, '']);
  });
});
