import { decodeText } from './decode-text.js';

const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i;

/** Text of an HTML file: UTF-8 if every byte fits, else the encoding it declares, else windows-1252. */
export function decodeHtml(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const isUnicode = bytes[0] === 0xfe || bytes[0] === 0xff || isUtf8(bytes);
  const declared = DECLARED.exec(text.slice(0, 4096))?.[1];
  if (isUnicode || !declared) return text;
  try {
    return new TextDecoder(declared).decode(bytes);
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
