import { decodeText, decodeWindows1252 } from './decode-text.js';

const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i;

/** Text of an HTML file: UTF-8 if every byte fits, else the encoding it declares, else windows-1252. */
export function decodeHtml(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const isUnicode = bytes[0] === 0xfe || bytes[0] === 0xff || isUtf8(bytes);
  const declared = DECLARED.exec(text.slice(0, 4096))?.[1];
  if (isUnicode || !declared) return text;
  try {
    // Browsers read ISO 8859-1 as windows-1252, and the decoder is named so.
    const decoder = new TextDecoder(declared);
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return text;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
