import { describe, expect, it } from 'vitest';
import { ExtractProcess } from './extract-process.js';

const never = new AbortController().signal;
const order = { bytes: Buffer.from('# Gut'), fileName: 'gut.md' };

describe('ExtractProcess', () => {
  it('reads file after file in the same process, and is not offered again once it died', async () => {
    const reader = new ExtractProcess({ timeoutMs: 20_000, memoryMb: 512 });
    expect(await reader.read(order, never)).toMatchObject({ title: 'Gut' });
    expect(await reader.read(order, never)).toMatchObject({ title: 'Gut' });
    expect(reader).toMatchObject({ isFresh: false, isReusable: true });
    reader.kill();
    expect(reader.isReusable).toBe(false);
  });

  it('is replaced once it holds more than half of its memory', async () => {
    const reader = new ExtractProcess({ timeoutMs: 20_000, memoryMb: 220 });
    await reader.read({ bytes: Buffer.from('Ein Satz.\n\n'.repeat(100_000)), fileName: 'gross.txt' }, never);
    expect(reader.isReusable).toBe(false);
    reader.kill();
  });
});
