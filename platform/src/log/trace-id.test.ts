import { describe, expect, it } from 'vitest';
import { traceIdOf } from './trace-id.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('traceIdOf', () => {
  it('takes over the id of a traceparent', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

    expect(traceIdOf({ traceparent })).toBe('0af76519-16cd-43dd-8448-eb211c80319c');
  });

  it.each([
    { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01` },
    { traceparent: 'nonsense' },
    { 'x-trace-id': 'nonsense' },
  ])('makes a new one for %j', (headers) => {
    const traceId = traceIdOf(headers);

    expect(traceId).toMatch(UUID);
    expect(traceId).not.toBe('00000000-0000-0000-0000-000000000000');
  });
});
