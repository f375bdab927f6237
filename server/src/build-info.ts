import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface BuildInfo {
  version: string;
  builtAt: Date;
  /** "unknown" outside a git checkout. */
  gitSha: string;
}

/** Written by the build beside the compiled server; run from source there is none. */
export function readBuildInfo(repository: string): BuildInfo {
  const { version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    version: string;
  };
  const file = path.join(repository, 'server/dist/build-info.json');
  if (!existsSync(file)) return { version, builtAt: new Date(), gitSha: 'unknown' };
  const built = JSON.parse(readFileSync(file, 'utf8')) as { builtAt: string; gitSha: string };
  return { version, builtAt: new Date(built.builtAt), gitSha: built.gitSha };
}
