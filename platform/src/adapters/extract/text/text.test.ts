import { describe, expect, it } from 'vitest';
import { decodeText, looksLikeText } from './decode-text.js';
import { joinLines } from './join-lines.js';
import { listMarker } from './list-marker.js';
import { normalizeLine } from './normalize-text.js';

describe('decodeText', () => {
  it('reads UTF-8, windows-1252 and UTF-16 with a mark', () => {
    expect(decodeText(Buffer.from('Größe – 5 €'))).toBe('Größe – 5 €');
    expect(decodeText(Uint8Array.of(0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80))).toBe('Größe €');
    expect(decodeText(Buffer.from('\ufeffGröße', 'utf16le'))).toBe('Größe');
    expect(decodeText(Buffer.from('\ufeffGröße'))).toBe('Größe');
  });

  it('does not change the encoding because the last character is cut off', () => {
    expect(decodeText(Buffer.from('Größe').subarray(0, 3), { complete: false })).toBe('Gr');
  });
});

describe('looksLikeText', () => {
  it('tells text from binary data and forgives a stray control character', () => {
    expect(looksLikeText('Zeile\r\n\tZeile\f')).toBe(true);
    expect(looksLikeText(`${'a'.repeat(2_000)}\x02`)).toBe(true);
    expect(looksLikeText('a\0b')).toBe(false);
    expect(looksLikeText('\x01\x02 binär')).toBe(false);
  });
});

describe('normalizeLine', () => {
  it('composes letters, resolves ligatures and removes what is invisible', () => {
    expect(normalizeLine('Wa\u0308rme\u00adpumpe\u200b  eﬃzient\u00a0\n5\u202fkWh ')).toBe(
      'Wärmepumpe effizient 5 kWh',
    );
    expect(normalizeLine('a\ud800b\u0007')).toBe('a\ufffdb');
  });
});

describe('joinLines', () => {
  it.each([
    [['Mess-', 'stelle'], 'Messstelle'],
    [['Mess\u00ad', 'stelle'], 'Messstelle'],
    [['Strom-', 'und Gas'], 'Strom- und Gas'],
    [['Nord-', 'Süd-Leitung'], 'Nord-Süd-Leitung'],
    [['5 –', '6 Tage'], '5 – 6 Tage'],
    [['eins', 'zwei'], 'eins zwei'],
  ])('joins %j to „%s“', (lines, joined) => {
    expect(joinLines(lines)).toBe(joined);
  });
});

describe('listMarker', () => {
  it.each([
    ['1. eins', '1.'],
    ['2a. eins', '2a.'],
    ['aa) eins', 'aa)'],
    ['– eins', ''],
    ['\uf0b7 eins', ''],
  ])('finds the marker of „%s“', (line, label) => {
    expect(listMarker(line)).toEqual({ label, rest: 'eins' });
  });

  it.each(['1. Januar 2026', '12. 5. 2026', '2026 war', '(1) Absatz', 'Wort) x', '-5 Grad', '3.2 Titel'])(
    'finds none in „%s“',
    (line) => {
      expect(listMarker(line)).toBeNull();
    },
  );
});
