import { fromBufferPromise } from 'yauzl';
import { documentFault } from './extract-faults.js';

const MIB = 1024 * 1024;
export const ZIP_LIMITS = { unpackedBytes: 200 * MIB, ratio: 200, ratioFromBytes: 8 * MIB, entries: 10_000 };

/**
 * Unpacks every entry, keeps those that are `wanted` and gives up at the limit; the sizes a ZIP declares are not
 * trusted. Throws DOCUMENT_TOO_COMPLEX for a bomb, DOCUMENT_ENCRYPTED, or what yauzl says of a broken file.
 */
export async function unpackZip(
  zip: Buffer,
  wanted: RegExp,
  limits = ZIP_LIMITS,
): Promise<Map<string, Buffer>> {
  const kept = new Map<string, Buffer>();
  let entries = 0;
  let total = 0;
  const archive = await fromBufferPromise(zip);
  for await (const entry of archive.eachEntry()) {
    entries += 1;
    if (entries > limits.entries) throw documentFault('DOCUMENT_TOO_COMPLEX');
    if (entry.isEncrypted()) throw documentFault('DOCUMENT_ENCRYPTED');
    const parts: Buffer[] = [];
    let unpacked = 0;
    for await (const part of await archive.openReadStreamPromise(entry)) {
      unpacked += part.length;
      total += part.length;
      const isBomb = unpacked > limits.ratioFromBytes && unpacked > entry.compressedSize * limits.ratio;
      if (total > limits.unpackedBytes || isBomb) throw documentFault('DOCUMENT_TOO_COMPLEX');
      if (wanted.test(entry.fileName)) parts.push(part);
    }
    if (parts.length > 0) kept.set(entry.fileName, Buffer.concat(parts));
  }
  return kept;
}
