import type { DocumentFormat } from '../../ports/text-extractor.js';
import { withoutComments } from './text/without-comments.js';

const HTML_START = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b/i;
const XML_START = /^\s*<\?xml\b/i;
const HTML_BLOCK = /<\/(?:p|div|h[1-6]|table|ul|ol|article|section|body)>/gi;
/** Signs of Markdown, each as a line of its own. */
const MARKDOWN_SIGNS = [
  /^#{1,6} \S.*\n\s*\n/gm,
  /^\|? ?:?-{3,}:? ?\|[-:| ]*$/gm,
  /^```/gm,
  /\[[^\]\n]{1,200}\]\([^)\s]{1,300}\)/g,
  /\*\*[^*\n]{1,200}\*\*/g,
];

/**
 * Tells HTML, Markdown and plain text apart: an unmistakable beginning wins over the name, the name over weak
 * signs. Null for XML that is no HTML.
 */
export function detectTextFormat(text: string, fileName: string): DocumentFormat | null {
  if (HTML_START.test(withoutComments(text))) return 'html';
  if (XML_START.test(text)) return null;
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const htmlBlocks = count(text, HTML_BLOCK);
  if (/^(?:html?|xhtml)$/.test(extension) && htmlBlocks > 0) return 'html';
  if (/^(?:md|markdown)$/.test(extension)) return 'markdown';
  if (/^\s*</.test(text) && htmlBlocks >= 3) return 'html';
  const signs = MARKDOWN_SIGNS.reduce((sum, sign) => sum + count(text, sign), 0);
  const frontMatter = /^---\n(?:[\w-]+:.*\n)+/.test(text) ? 2 : 0;
  return signs + frontMatter >= (extension === 'txt' ? 3 : 1) ? 'markdown' : 'text';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
