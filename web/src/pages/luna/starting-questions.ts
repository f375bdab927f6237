import type { StartingPointsQuery } from '../../gql/graphql';

type Item = StartingPointsQuery['items']['nodes'][number];

const QUESTIONS_MAX = 4;
const TOPIC_CHARS = { min: 6, max: 70 };
const NUMBERING = /^(?:§+\s*\d+[a-z]?\b|(?:Teil|Abschnitt|Kapitel|Anlage)?\s*[\d.]+)\s*[.:–-]?\s*/;

/** Questions the corpus can answer: one per document, made of its headings or, without any, of its title. */
export function startingQuestions(items: Item[]): string[] {
  const questions = items.map((item) => {
    const topic = item.chunks.nodes.map(({ headingPath }) => topicOf(headingPath)).find(Boolean);
    if (topic) return `Was gilt für „${topic}“?`;
    return item.title ? `Was steht in „${item.title}“?` : null;
  });
  return [...new Set(questions.filter((question) => question !== null))].slice(0, QUESTIONS_MAX);
}

/** The name in „§ 4 Kündigung und Wechsel“; null for headings that only number. */
function topicOf(headingPath: string[]): string | null {
  const heading = headingPath.at(-1) ?? '';
  const name = heading.replace(NUMBERING, '').trim();
  const plain = !/weggefallen|inhalt|^\(|^abs\./i.test(name);
  return plain && name.length >= TOPIC_CHARS.min && name.length <= TOPIC_CHARS.max ? name : null;
}
