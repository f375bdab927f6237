import { createHash } from 'node:crypto';
import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import type { Passage } from '../policies/passage.js';

const { abbreviation: law, title } = MODEL_LAW;

/** A UUID of what the passage says, so that it is the same in every run. */
function idOf(label: string, text: string): string {
  const hex = createHash('sha256').update(`${label}\n${text}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function passagesOf(heading: string, path: string[], body: string): Passage[] {
  const paragraph = /^(?:§ \d+[a-z]?|Anlage)/.exec(heading)?.[0] ?? null;
  return body
    .split(/\n\n(?=\(\d+[a-z]?\) )/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const subsection = /^\((\d+[a-z]?)\)/.exec(text)?.[1] ?? null;
      const label = `${paragraph ?? heading}${subsection ? ` Abs. ${subsection}` : ''} ${law}`;
      return {
        id: idOf(label, text),
        text,
        label,
        headingPath: [...path, heading],
        law,
        paragraph,
        subsection,
        title,
      };
    });
}

/** The model law as one passage per Absatz, the way the content subgraph cuts laws. */
export function modelPassages(): Passage[] {
  const path: string[] = [];
  return MODEL_LAW.markdown.split(/^(?=#)/m).flatMap((section) => {
    const [, marks = '', heading = '', body = ''] = /^(#+) (.*)\n([\s\S]*)/.exec(section) ?? [];
    if (marks.length < 6) {
      path.splice(Math.max(0, marks.length - 2), path.length, ...(marks.length > 1 ? [heading] : []));
      return [];
    }
    return passagesOf(heading, [...path], `\n\n${body}`);
  });
}
