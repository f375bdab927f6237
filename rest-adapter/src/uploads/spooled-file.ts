import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

const READ_BYTES = 64 * 1024;

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
      await writeFile(handle, source);
      return new SpooledFile(handle);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  createReadStream(): Readable {
    return Readable.from(this.parts(), { objectMode: false });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close();
  }

  /** Reads by position: streams of the handle itself would share one and close it under each other. */
  private async *parts(): AsyncGenerator<Buffer> {
    let position = 0;
    for (;;) {
      const { bytesRead, buffer } = await this.handle.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}
