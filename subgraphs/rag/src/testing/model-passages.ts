import { MODEL_LAW } from '@luna/platform/testing/documents/model-law';
import { v5 as uuidv5 } from 'uuid';
import type { Passage } from '../policies/passage.js';

const NAMESPACE = '6d1f0a52-3c0b-5f5c-8a57-0d4d1c9b2e11';
const { abbreviation: law, title } = MODEL_LAW;

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
        id: uuidv5(`${label} ${text}`, NAMESPACE),
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
