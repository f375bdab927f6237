import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { SpooledFile } from './spooled-file.js';

const directory = await mkdtemp(join(tmpdir(), 'luna-spool-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Longer than one read, so that a stream can be left in the middle. */
const BYTES = Buffer.alloc(200_000, 'Strom');

describe('a spooled upload', () => {
  it('is read as often as needed and has no name that could be left behind', async () => {
    await using file = await SpooledFile.from(Readable.from([BYTES]), directory);

    expect(await readdir(directory)).toEqual([]);
    for (const _ of ['once', 'again']) {
      expect((await buffer(file.createReadStream())).equals(BYTES)).toBe(true);
    }
  });

  // Streams of the handle itself once kept it open after disposal, until the garbage collector closed it.
  it('gives its descriptor back when it is disposed of, also while a stream is in the middle of it', async () => {
    const file = await SpooledFile.from(Readable.from([BYTES]), directory);
    await buffer(file.createReadStream());
    const left = file.createReadStream().iterator({ destroyOnReturn: false });
    await left.next();

    await file[Symbol.asyncDispose]();

    await expect(buffer(file.createReadStream())).rejects.toThrow('closed');
  });

  it('ends with its sender, nothing staying open', async () => {
    const broken = Readable.from(
      (async function* () {
        yield BYTES;
        throw new Error('the sender hung up');
      })(),
    );

    await expect(SpooledFile.from(broken, directory)).rejects.toThrow('the sender hung up');
    expect(await readdir(directory)).toEqual([]);
  });
});
