import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * Bytes of an upload on disk, readable as often as needed. The file loses its name as soon as it is open, so
 * nothing is left behind whatever happens to the process.
 */
export class SpooledFile implements AsyncDisposable {
  private constructor(private readonly handle: FileHandle) {}

  /** Writes `source` to its end; on failure nothing stays open. */
  static async from(source: Readable, directory: string): Promise<SpooledFile> {
    await mkdir(directory, { recursive: true });
    const path = join(directory, `upload-${randomUUID()}`);
    const handle = await open(path, 'wx+', 0o600);
    try {
      await unlink(path);
      await pipeline(source, handle.createWriteStream({ autoClose: false }));
      return new SpooledFile(handle);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  createReadStream(): Readable {
    return this.handle.createReadStream({ start: 0, autoClose: false });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close();
  }
}
