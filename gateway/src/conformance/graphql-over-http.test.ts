import { type AuditResult, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.js';

describe('GraphQL over HTTP', () => {
  let gateway: TestGateway;
  const results = new Map<string, AuditResult>();

  beforeAll(async () => {
    gateway = await startTestGateway();
    for (const audit of serverAudits({ url: gateway.url, fetchFn: fetch })) {
      results.set(`${audit.id} ${audit.name}`, await audit.fn());
    }
  });
  afterAll(() => gateway[Symbol.asyncDispose]());

  /** What the specification demands (MUST). */
  it('fulfils every demand of the specification', () => {
    expect(withStatus('error')).toEqual([]);
  });

  /** SHOULD and MAY; an entry that comes or goes is a change that clients can notice. */
  it('departs from its recommendations in known places only', () => {
    expect(results.size).toBe(61);
    expect(withStatus('warn')).toMatchInlineSnapshot(`
      [
        "572B SHOULD use 200 status code on document parsing failure when accepting application/json",
        "FDE2 SHOULD use 200 status code on document validation failure when accepting application/json",
        "7B9B SHOULD use a status code of 200 on variable coercion failure when accepting application/json",
      ]
    `);
    expect(withStatus('notice')).toMatchInlineSnapshot(`
      [
        "5A70 MAY accept application/x-www-form-urlencoded formatted GET requests",
        "D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
        "6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
      ]
    `);
  });

  const withStatus = (status: AuditResult['status']) =>
    [...results].filter(([, result]) => result.status === status).map(([name]) => name);
});
