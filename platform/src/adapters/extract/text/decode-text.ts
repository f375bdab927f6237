const BYTE_ORDER_MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Characters 0x80 to 0x9f of windows-1252. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The TextDecoder of Node 20 reads windows-1252 as ISO 8859-1 and loses „“–€. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_SIGNS.charAt(sign.charCodeAt(0) - 0x80));
}

/**
 * Text of bytes that name no encoding: by byte order mark, else UTF-8 if every byte fits, else windows-1252.
 * `complete: false` accepts a character that is cut off at the end.
 */
export function decodeText(bytes: Uint8Array, options = { complete: true }): string {
  const mark = BYTE_ORDER_MARKS.find(([start]) => start.every((byte, i) => bytes[i] === byte));
  if (mark) return new TextDecoder(mark[1]).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !options.complete });
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** True for bytes that are written text rather than a binary format; a stray control character is forgiven. */
export function looksLikeText(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0) return false;
    if (code < 9 || (code > 13 && code < 32 && code !== 27) || code === 0x7f) controls += 1;
  }
  return controls <= text.length / 1000;
}
