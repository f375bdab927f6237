import { describe, expect, it } from 'vitest';
import { detectFormat, HEAD_BYTES } from './detect-format.js';

const detect = (text: string, fileName: string) => detectFormat(Buffer.from(text), fileName);

describe('detectFormat', () => {
  it.each([
    ['# Titel\n\nText', 'ohne-endung', 'markdown'],
    ['# Titel\n\nText', 'notiz.txt', 'text'],
    ['---\ntitle: x\n---\n\n# A\n\nText\n\n## B\n\nText', 'notiz.txt', 'markdown'],
    ['Nur Text', 'notiz.md', 'markdown'],
    ['Nur Text', 'notiz', 'text'],
    ['<!-- Kopf --><!DOCTYPE html><p>x</p>', 'seite.txt', 'html'],
    ['<?xml version="1.0"?>\n<html><p>x</p></html>', 'seite', 'html'],
    ['<p>nur ein Stück</p>', 'seite.html', 'html'],
    ['BMWK teilt mit: Wärme', 'bm.txt', 'text'],
    ['GIF ist ein Format', 'gif.txt', 'text'],
    ['%PDF-1.7\n', 'x.txt', 'pdf'],
    ['\x00\x01Kopf%PDF-1.4\n', 'x', 'pdf'],
  ])('reads %j called %s as %s', async (text, fileName, format) => {
    expect(await detect(text, fileName)).toBe(format);
  });

  it('reads windows-1252 as text', async () => {
    expect(await detectFormat(Buffer.from('Größe für Straßen', 'latin1'), 'alt.txt')).toBe('text');
  });

  it('is not misled by a character that the head cuts in two', async () => {
    const bytes = Buffer.from(`a${'ß'.repeat(HEAD_BYTES)}`);
    expect(await detectFormat(bytes, 'lang.txt')).toBe('text');
  });

  it('decides at once, whatever the file begins with', async () => {
    const started = performance.now();
    for (const bait of [
      '<!---->',
      '<!--',
      '<?xml ',
      '<',
      '# a\n',
      '# a\n ',
      '|-',
      '---|',
      '[a](',
      '**',
      ' ',
      '</p>',
    ]) {
      await detect(`${bait.repeat(HEAD_BYTES / bait.length)}`, 'x').catch(() => undefined);
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it.each([
    ['%!PS-Adobe', 'eine PostScript-Datei'],
    ['<?xml version="1.0"?><svg/>', 'eine XML-Datei'],
    ['{\\rtf1 x}', 'ein RTF-Dokument'],
  ])('names the format it refuses: %j', async (text, name) => {
    await expect(detect(text, 'x')).rejects.toThrow(
      `Die Datei ist ${name}; dieses Format kann Luna nicht lesen.`,
    );
  });
});
