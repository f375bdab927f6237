import type { PassageInput } from '@luna/platform/ports/embedder';
import type { Chunk } from './chunk.js';
import { cutText } from './cut.js';

/**
 * What an embedder gets to see of a chunk: one window, or several where the chunk is longer than the embedder can
 * read; the chunk then scores by its best window. `title` is the item's: outside laws it is often the only place
 * that names the subject.
 */
export function windowsOf(
  chunk: Omit<Chunk, 'id' | 'index' | 'page' | 'label'>,
  title: string,
  windowChars: number,
): PassageInput[] {
  const { headingPath, law, paragraph, subsection } = chunk;
  return cutText(chunk.text, windowChars).map((text) => ({
    text,
    headingPath: [title, ...headingPath],
    law,
    paragraph,
    subsection,
  }));
}
