import type { StartingPointsQuery } from '../../gql/graphql';

type Item = StartingPointsQuery['items']['nodes'][number];
type Chunk = Item['chunks']['nodes'][number];

const QUESTIONS_MAX = 4;
/** Longer ones no longer read as a question. */
const TOPIC_MAX_CHARS = 90;
/** Every law opens with these, and nobody asks for them. */
const PREAMBLE = /zweck|ziele|anwendungsbereich|begriffsbestimmung|weggefallen|inhalt/i;

/** One question per document that it can answer: of a law by §, of anything else by its title. */
export function startingQuestions(items: Item[]): string[] {
  const questions = items.map(({ title, chunks }) => {
    const ofLaw = chunks.nodes.map(questionOfLaw).find((question) => question !== null);
    if (ofLaw) return ofLaw;
    return title && title.length <= TOPIC_MAX_CHARS ? `Was steht in „${title}“?` : null;
  });
  return [...new Set(questions.filter((question) => question !== null))].slice(0, QUESTIONS_MAX);
}

/** „§ 2 Vertragsschluss“ → „Was regelt § 2 StromGVV zu „Vertragsschluss“?“ */
function questionOfLaw({ law, paragraph, headingPath }: Chunk): string | null {
  const heading = headingPath.at(-1);
  if (!law || !paragraph || !heading?.startsWith(`${paragraph} `)) return null;
  const topic = heading.slice(paragraph.length).trim();
  if (topic === '' || topic.length > TOPIC_MAX_CHARS || PREAMBLE.test(topic)) return null;
  return `Was regelt ${paragraph} ${law} zu „${topic}“?`;
}
