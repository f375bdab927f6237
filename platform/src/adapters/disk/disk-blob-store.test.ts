import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { describeBlobStore } from '../../testing/contracts/blob-store.contract.js';
import { openDiskBlobStore, removeCutOffUploads } from './disk-blob-store.js';

const root = await mkdtemp(join(tmpdir(), 'luna-disk-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const freshDirectory = () => mkdtemp(join(root, 'store-'));

describeBlobStore('disk', async () => openDiskBlobStore(await freshDirectory()));

describe('DiskBlobStore', () => {
  it('keeps the bytes over a restart, and loses the leftovers of a crash when told to', async () => {
    const directory = await freshDirectory();
    const before = await openDiskBlobStore(directory);
    const { sha256 } = await before.put(Readable.from([Buffer.from('bleibt')]), { maxBytes: 100 });
    const incoming = join(directory, 'incoming');
    await writeFile(join(incoming, 'half-an-upload'), 'abc');

    const after = await openDiskBlobStore(directory);
    expect((await after.readAll(sha256)).toString()).toBe('bleibt');
    expect(await readdir(incoming)).toEqual(['half-an-upload']);

    await removeCutOffUploads(directory);
    await openDiskBlobStore(directory);
    expect(await readdir(incoming)).toEqual([]);
  });

  it('leaves no temporary file behind, whether an upload succeeds or fails', async () => {
    const directory = await freshDirectory();
    const store = await openDiskBlobStore(directory);
    await store.put(Readable.from([Buffer.from('gut')]), { maxBytes: 100 });
    await store.put(Readable.from([Buffer.from('zu lang')]), { maxBytes: 2 }).catch(() => undefined);
    expect(await readdir(join(directory, 'incoming'))).toEqual([]);
  });

  it('files each blob under the first two digits of its hash', async () => {
    const directory = await freshDirectory();
    const store = await openDiskBlobStore(directory);
    const { sha256 } = await store.put(Readable.from([Buffer.from('Pfad')]), { maxBytes: 100 });
    expect(existsSync(join(directory, sha256.slice(0, 2), sha256))).toBe(true);
  });

  it('reports down when its folder is gone', async () => {
    const directory = await freshDirectory();
    const store = await openDiskBlobStore(directory);
    await rm(directory, { recursive: true });
    expect(await store.health()).toMatchObject({ status: 'down' });
  });
});
