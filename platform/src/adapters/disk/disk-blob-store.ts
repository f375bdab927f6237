import { createHash, randomUUID } from 'node:crypto';
import {
  access,
  constants,
  open,
  opendir,
  readFile,
  rename,
  rm,
  stat,
  statfs,
  unlink,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { LunaError } from '../../errors/luna-error.js';
import type { BlobStore, ListedBlob, StoredBlob } from '../../ports/blob-store.js';
import type { AdapterHealth } from '../../ports/health.js';
import { makeDirectoryDurable, syncDirectory } from './durable-directory.js';

const LOW_SPACE_BYTES = 512 * 1024 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;
const FOLDER = /^[0-9a-f]{2}$/;

/** Opens the store in `directory`, which several processes may share. */
export async function openDiskBlobStore(directory: string): Promise<DiskBlobStore> {
  await makeDirectoryDurable(incomingIn(directory));
  return new DiskBlobStore(directory);
}

/** Removes what uploads that a crash cut off left behind; for the start of an installation, before any store is open. */
export async function removeCutOffUploads(directory: string): Promise<void> {
  await rm(incomingIn(directory), { recursive: true, force: true });
}

const incomingIn = (directory: string): string => join(directory, 'incoming');

/** Files as `<directory>/<first two digits>/<sha256>`. Names never come from outside, so no name can leave it. */
export class DiskBlobStore implements BlobStore {
  readonly adapter = 'disk';

  constructor(private readonly directory: string) {}

  async put(source: Readable, options: { maxBytes: number; signal?: AbortSignal }): Promise<StoredBlob> {
    const temporary = join(incomingIn(this.directory), randomUUID());
    try {
      const blob = await writeDurably(temporary, source, options);
      await this.publish(temporary, blob.sha256);
      return blob;
    } catch (error) {
      source.destroy();
      await rm(temporary, { force: true });
      throw storageFault(error);
    }
  }

  async open(sha256: string): Promise<Readable> {
    const handle = await open(this.pathOf(sha256)).catch(notFound);
    return handle.createReadStream();
  }

  async readAll(sha256: string): Promise<Buffer> {
    return readFile(this.pathOf(sha256)).catch(notFound);
  }

  async has(sha256: string): Promise<boolean> {
    if (!SHA256.test(sha256)) return false;
    return stat(this.pathOf(sha256)).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
  }

  async delete(sha256: string): Promise<void> {
    if (!(await this.has(sha256))) return;
    await unlink(this.pathOf(sha256)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await syncDirectory(this.folderOf(sha256));
  }

  async *list(): AsyncGenerator<ListedBlob> {
    for await (const folder of await opendir(this.directory)) {
      if (!folder.isDirectory() || !FOLDER.test(folder.name)) continue;
      for await (const entry of await opendir(join(this.directory, folder.name))) {
        const blob = SHA256.test(entry.name) ? await this.describe(entry.name) : null;
        if (blob) yield blob;
      }
    }
  }

  async health(): Promise<AdapterHealth> {
    try {
      await access(incomingIn(this.directory), constants.W_OK);
      const { bavail, bsize } = await statfs(this.directory);
      if (bavail * bsize > LOW_SPACE_BYTES) return { status: 'ok', message: null, version: null };
      const message = 'Im Datenordner sind weniger als 512 MiB frei. Bitte schaffen Sie Platz.';
      return { status: 'degraded', message, version: null };
    } catch {
      const message =
        'In den Ordner der Originaldateien kann nicht geschrieben werden. Bitte prüfen Sie die Rechte.';
      return { status: 'down', message, version: null };
    }
  }

  /** Null if it was deleted a moment ago. */
  private async describe(sha256: string): Promise<ListedBlob | null> {
    return stat(this.pathOf(sha256)).then(
      ({ size, mtime }) => ({ sha256, bytes: size, storedAt: mtime }),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      },
    );
  }

  /** The rename also replaces an equal file, so that bytes sent twice are as durable as bytes sent once. */
  private async publish(temporary: string, sha256: string): Promise<void> {
    await makeDirectoryDurable(this.folderOf(sha256));
    await rename(temporary, this.pathOf(sha256));
    await syncDirectory(this.folderOf(sha256));
  }

  private folderOf(sha256: string): string {
    return join(this.directory, sha256.slice(0, 2));
  }

  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) return notFound({ code: 'ENOENT' });
    return join(this.folderOf(sha256), sha256);
  }
}

async function writeDurably(
  path: string,
  source: Readable,
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  const giveUp = () => source.destroy(signal?.reason);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', giveUp);
  const handle = await open(path, 'wx');
  try {
    for await (const chunk of source) {
      const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      bytes += part.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(part);
      await handle.appendFile(part);
    }
    await handle.sync();
  } finally {
    signal?.removeEventListener('abort', giveUp);
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

function tooLarge(maxBytes: number): LunaError {
  const size = (maxBytes / 1024 / 1024).toLocaleString('de-DE', { maximumFractionDigits: 2 });
  return new LunaError(
    'PAYLOAD_TOO_LARGE',
    `Die Datei ist größer als die erlaubten ${size} MiB. Bitte teilen oder verkleinern Sie die Datei und laden Sie sie erneut hoch.`,
  );
}

function notFound(error: { code?: string }): never {
  if (error.code !== 'ENOENT') throw error;
  throw new LunaError('NOT_FOUND', 'Die Originaldatei ist nicht mehr vorhanden.', { cause: error });
}

function storageFault(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  const message =
    'Auf dem Datenträger ist kein Platz mehr. Bitte schaffen Sie Platz und laden Sie die Datei erneut hoch.';
  return new LunaError('UNAVAILABLE', message, { cause: error, retryAfterSec: 60 });
}
