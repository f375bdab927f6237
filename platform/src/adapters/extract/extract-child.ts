import { LunaError } from '../../errors/luna-error.js';
import type { ExtractedDocument } from '../../ports/text-extractor.js';
import type { ExtractOrder, ExtractReply, ExtractUsage } from './extract-protocol.type.js';
import { readDocument } from './readers/read-document.js';

/**
 * Entry point of the fenced process: reads one file per message. It knows no configuration and no secrets and
 * ends with its parent. Whatever is not a LunaError ends it, so that the parent sees a crash.
 */
process.on('message', (order: ExtractOrder) => {
  void answer(order).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function answer({ bytes, fileName }: ExtractOrder): Promise<ExtractReply> {
  try {
    const document: ExtractedDocument = await readDocument(bytes, fileName);
    return { document, usage: usage() };
  } catch (error) {
    if (!(error instanceof LunaError)) throw error;
    const detail = error.cause instanceof Error ? error.cause.message : null;
    return { fault: { code: error.code, message: error.message, detail }, usage: usage() };
  }
}

function usage(): ExtractUsage {
  const { user, system } = process.cpuUsage();
  return { rssBytes: process.memoryUsage.rss(), cpuSec: (user + system) / 1_000_000 };
}
