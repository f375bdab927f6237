import { Parser } from 'htmlparser2';

const SPECIAL = /[*_`[\]<&~\\]/;
const MARKUP = /<\/?[a-z][^<>]*>|&#?\w+;/i;
// Characters of the private use area stand for escaped ones until the markup is gone.
const HIDDEN_BASE = 0xe000;

/** The words of a line of Markdown without its marks; „CO_2“ and „5 * 3“ keep their signs. */
export function plainInline(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const plain = text
    .replace(/(?<!`)(`+)([^`]+)\1/g, (_, __, code: string) => hide(code.trim()))
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => hide(sign))
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?: +"[^"]*")?\)/g, '$1')
    .replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]+)>/g, '$1')
    .replace(/(\*{2,3})(?=[^\s*])([^*]*[^\s*])\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*]*[^\s*])\*(?!\*)/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~([^~]+)~~/g, '$1');
  return reveal(MARKUP.test(plain) ? withoutTags(plain) : plain);
}

function hide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(HIDDEN_BASE + sign.charCodeAt(0)));
}

function reveal(text: string): string {
  return text.replace(/[\ue021-\ue07e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - HIDDEN_BASE));
}

function withoutTags(text: string): string {
  const parts: string[] = [];
  const parser = new Parser({
    ontext: (part) => parts.push(part),
    onopentagname: (name) => name === 'br' && parts.push(' '),
  });
  parser.end(text);
  return parts.join('');
}
