import { fromBufferPromise } from 'yauzl';
import { documentFault } from './extract-faults.js';

const MIB = 1024 * 1024;
export const ZIP_LIMITS = { unpackedBytes: 200 * MIB, ratio: 200, ratioFromBytes: 8 * MIB, entries: 10_000 };

/**
 * Unpacks every entry into nothing and gives up at the limit; the sizes a ZIP declares are not trusted.
 * Returns the entry names. Throws DOCUMENT_TOO_COMPLEX for a bomb, DOCUMENT_ENCRYPTED, DOCUMENT_BROKEN.
 */
export async function checkZipBudget(zip: Buffer, limits = ZIP_LIMITS): Promise<string[]> {
  const names: string[] = [];
  let total = 0;
  const archive = await fromBufferPromise(zip).catch((cause: unknown) => {
    throw documentFault('DOCUMENT_BROKEN', cause);
  });
  for await (const entry of archive.eachEntry()) {
    names.push(entry.fileName);
    if (names.length > limits.entries) throw documentFault('DOCUMENT_TOO_COMPLEX');
    if (entry.generalPurposeBitFlag & 1) throw documentFault('DOCUMENT_ENCRYPTED');
    let unpacked = 0;
    for await (const part of await archive.openReadStreamPromise(entry)) {
      unpacked += part.length;
      total += part.length;
      const isBomb = unpacked > limits.ratioFromBytes && unpacked > entry.compressedSize * limits.ratio;
      if (total > limits.unpackedBytes || isBomb) throw documentFault('DOCUMENT_TOO_COMPLEX');
    }
  }
  return names;
}
