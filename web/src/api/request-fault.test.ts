import { describe, expect, it } from 'vitest';
import { faultFromBody, faultFromWire } from './request-fault';

describe('faultFromWire', () => {
  it('keeps the message, code and payload the server wrote for people', () => {
    const fault = faultFromWire(
      {
        message: 'Dieses Dokument liegt schon im Korpus.',
        extensions: { code: 'DUPLICATE', traceId: 't-1', data: { item_id: 'i-1' } },
      },
      'own',
    );

    expect(fault).toMatchObject({ code: 'DUPLICATE', message: 'Dieses Dokument liegt schon im Korpus.' });
    expect(fault.detail).toMatchObject({ traceId: 't-1', data: { item_id: 'i-1' } });
  });

  it('never shows what was written for developers', () => {
    const fault = faultFromWire(
      { message: 'Cannot query field "x"', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      'own',
    );

    expect(fault.code).toBe('INTERNAL');
    expect(fault.message).not.toContain('Cannot query');
    expect(fault.detail.traceId).toBe('own');
  });

  it('takes the waiting time from the header when the error has none', () => {
    const response = new Response(null, { headers: { 'retry-after': '12' } });
    const fault = faultFromWire(
      { message: 'Langsamer.', extensions: { code: 'RATE_LIMITED' } },
      'own',
      response,
    );

    expect(fault.detail.retryAfterSec).toBe(12);
  });
});

describe('faultFromBody', () => {
  it('reads the envelope of the REST contract', () => {
    const body = JSON.stringify({
      status: 'error',
      message: 'Die Datei ist größer als 50 MiB.',
      code: 'PAYLOAD_TOO_LARGE',
      trace_id: 't-2',
      data: null,
    });

    expect(faultFromBody(body, 'own')).toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
      message: 'Die Datei ist größer als 50 MiB.',
      detail: { traceId: 't-2' },
    });
  });

  it('reads GraphQL errors sent with an HTTP error status', () => {
    const body = JSON.stringify({
      errors: [{ message: 'Kein Zutritt.', extensions: { code: 'FORBIDDEN' } }],
    });

    expect(faultFromBody(body, 'own')).toMatchObject({ code: 'FORBIDDEN', message: 'Kein Zutritt.' });
  });

  it("calls a proxy's page an internal fault and names the trace", () => {
    expect(faultFromBody('<html>502</html>', 'own')).toMatchObject({
      code: 'INTERNAL',
      detail: { traceId: 'own' },
    });
  });
});
