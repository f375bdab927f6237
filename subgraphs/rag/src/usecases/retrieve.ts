import { LunaError } from '@luna/platform/errors/luna-error';
import type { TextVectors } from '@luna/platform/ports/embedder';
import type { IndexHit, PayloadFilter } from '@luna/platform/ports/vector-index';
import { readPassages } from '../data/passages.js';
import type { RagDeps } from '../deps.js';
import type { Candidate, RankedPassage } from '../policies/passage.js';
import type { Question } from '../policies/question.js';
import { rankCandidates } from '../policies/rank.js';

/** How many hits of each search are read; more cost time and brought nothing, see decision 0041. */
const WORD_HITS = 80;
const DENSE_HITS = 20;

export interface Search {
  question: Question;
  filters: PayloadFilter;
  /** Signed identity of the caller. */
  identity: string;
  signal: AbortSignal;
}

type RetrieveDeps = Pick<RagDeps, 'embedder' | 'vectorIndex' | 'entities'>;

async function searchBoth(
  { vectorIndex }: RetrieveDeps,
  vectors: TextVectors,
  { filters: filter, signal }: Search,
): Promise<{ words: IndexHit[]; dense: IndexHit[] }> {
  const [words, dense] = await Promise.all([
    vectorIndex.search({ using: 'words', vectors, filter, limit: WORD_HITS, signal }),
    vectorIndex.search({ using: 'dense', vectors, filter, limit: DENSE_HITS, signal }),
  ]);
  return { words, dense };
}

/** Both searches on one scale per chunk: BM25 against the best hit, cosine as it is. */
function merge(words: IndexHit[], dense: IndexHit[]): Map<string, Omit<Candidate, 'passage'>> {
  const best = words[0]?.score || 1;
  const scores = new Map<string, { words: number; dense: number }>();
  for (const hit of words) scores.set(hit.chunkId, { words: hit.score / best, dense: 0 });
  for (const hit of dense) {
    const known = scores.get(hit.chunkId) ?? { words: 0, dense: 0 };
    scores.set(hit.chunkId, { ...known, dense: Math.max(0, hit.score) });
  }
  return scores;
}

/**
 * The passages nearest to a question, best first; empty if the corpus or the filter leaves nothing. Throws
 * UNAVAILABLE when the search or the texts cannot be reached.
 */
export async function retrieve(deps: RetrieveDeps, search: Search): Promise<RankedPassage[]> {
  const { question, identity, signal } = search;
  try {
    const vectors = await deps.embedder.embedQuery(question.text, signal);
    const { words, dense } = await searchBoth(deps, vectors, search);
    const scores = merge(words, dense);
    const passages = await readPassages(deps.entities, [...scores.keys()], identity, signal);
    const candidates = [...scores].flatMap(([id, score]) => {
      const passage = passages.get(id);
      return passage ? [{ passage, ...score }] : [];
    });
    return rankCandidates(question, candidates);
  } catch (error) {
    if (error instanceof LunaError || signal.aborted) throw error;
    throw new LunaError(
      'UNAVAILABLE',
      'Die Suche ist gerade nicht erreichbar. Bitte versuchen Sie es in einer Minute noch einmal.',
      { retryAfterSec: 5, cause: error },
    );
  }
}
