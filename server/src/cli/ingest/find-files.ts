import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../usage-error.js';

/** Endings of the formats Luna reads; the content decides, this only keeps the rest of a folder at home. */
const ENDINGS = new Set(['.pdf', '.docx', '.html', '.htm', '.md', '.markdown', '.txt', '.text']);

export interface FoundFile {
  path: string;
  /** From the folder that was named, for people. */
  label: string;
  bytes: number;
}

export interface FoundFiles {
  files: FoundFile[];
  /** Files left out because of their ending. */
  skipped: number;
}

/**
 * The documents of a folder and those below it, in the order of their names; hidden ones are left out, links are
 * followed once. A file that is named itself is taken whatever its ending. UsageError if there is no such place.
 */
export async function findFiles(place: string): Promise<FoundFiles> {
  const about = await stat(place).catch(() => {
    throw new UsageError(`„${place}“ gibt es nicht.`);
  });
  if (!about.isDirectory()) {
    return { files: [{ path: place, label: path.basename(place), bytes: about.size }], skipped: 0 };
  }
  const found: FoundFiles = { files: [], skipped: 0 };
  await visit(place, '', found, new Set());
  return found;
}

async function visit(folder: string, label: string, found: FoundFiles, seen: Set<string>): Promise<void> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const names = await readdir(folder);
  for (const name of names.sort((a, b) => a.localeCompare(b, 'de'))) {
    if (name.startsWith('.')) continue;
    const file = path.join(folder, name);
    // A link that points nowhere.
    const about = await stat(file).catch(() => null);
    if (about?.isDirectory()) await visit(file, path.join(label, name), found, seen);
    else if (about?.isFile() && ENDINGS.has(path.extname(name).toLowerCase()))
      found.files.push({ path: file, label: path.join(label, name), bytes: about.size });
    else if (about?.isFile()) found.skipped += 1;
  }
}
