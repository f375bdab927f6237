import { afterEach, describe, expect, it } from 'vitest';
import { describeTextExtractor } from '../../testing/contracts/text-extractor.contract.js';
import { makeSlowPdf } from '../../testing/documents/hostile-files.js';
import { EmbeddedExtractor, type EmbeddedExtractorOptions } from './embedded-extractor.js';

describeTextExtractor('embedded-extract', () => new EmbeddedExtractor());

describe('EmbeddedExtractor', () => {
  const open: EmbeddedExtractor[] = [];
  const make = (options: EmbeddedExtractorOptions) => {
    const extractor = new EmbeddedExtractor(options);
    open.push(extractor);
    return extractor;
  };
  afterEach(() => Promise.all(open.splice(0).map((extractor) => extractor.close())));
  const never = new AbortController().signal;
  const good = { bytes: Buffer.from('# Gut\n\nEin guter Text.'), fileName: 'gut.md', signal: never };

  it('stops a file that takes too long and reads the one waiting behind it', async () => {
    const extractor = make({ timeoutMs: 1_500, concurrency: 1 });
    const slow = extractor.extract({ bytes: makeSlowPdf(), fileName: 'langsam.pdf', signal: never });
    const next = extractor.extract(good);
    await expect(slow).rejects.toMatchObject({ code: 'DOCUMENT_TOO_COMPLEX' });
    expect(await next).toMatchObject({ title: 'Gut' });
  });

  it('stops a file that takes too much memory and goes on', async () => {
    const extractor = make({ memoryMb: 192, concurrency: 1 });
    await extractor.extract(good);
    const bytes = Buffer.from('a\n\n'.repeat(15_000_000));
    await expect(extractor.extract({ bytes, fileName: 'gross.txt', signal: never })).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_COMPLEX',
    });
    expect(await extractor.extract(good)).toMatchObject({ title: 'Gut' });
  });

  it('refuses a file that could not be held in memory together with its text', async () => {
    const extractor = make({ memoryMb: 64 });
    const bytes = Buffer.alloc(17 * 1024 * 1024, 'a');
    await expect(extractor.extract({ bytes, fileName: 'gross.txt', signal: never })).rejects.toMatchObject({
      code: 'DOCUMENT_TOO_COMPLEX',
    });
  });

  it('ends work and waiting when it is told to give up', async () => {
    const extractor = make({ concurrency: 1 });
    const abort = new AbortController();
    const bytes = makeSlowPdf();
    const faults = [bytes, good.bytes].map((each) =>
      extractor
        .extract({ bytes: each, fileName: 'x', signal: abort.signal })
        .catch((error: Error) => error.message),
    );
    abort.abort(new Error('abgebrochen'));
    expect(await Promise.all(faults)).toEqual(['abgebrochen', 'abgebrochen']);
    expect(await extractor.extract(good)).toMatchObject({ title: 'Gut' });
  });

  it('blames no file when it cannot start to read, and says so in its health', async () => {
    const extractor = make({ memoryMb: 8 });
    await expect(extractor.extract(good)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await extractor.health()).toMatchObject({ status: 'down' });
  });

  it('gives up what is in work when it is closed', async () => {
    const extractor = make({});
    const fault = extractor.extract({ bytes: makeSlowPdf(), fileName: 'langsam.pdf', signal: never });
    await extractor.close();
    await expect(fault).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('keeps the event loop free while it reads a large file', async () => {
    const extractor = make({});
    await extractor.extract(good);
    const bytes = Buffer.from('## Abschnitt\n\nEin Satz, der sich oft wiederholt.\n\n'.repeat(60_000));
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const { blocks } = await extractor.extract({ bytes, fileName: 'gross.md', signal: never });
    clearInterval(timer);
    expect(blocks).toHaveLength(120_000);
    expect(longest).toBeLessThan(1_000);
  });
});
