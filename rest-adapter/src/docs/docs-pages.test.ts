import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

it('serves Swagger UI completely from here, without inline scripts', async () => {
  const page = await server.call('/docs');
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(html).not.toMatch(/<script(?! src=)|https?:/);

  const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
  expect(addresses).toHaveLength(4);
  for (const address of addresses) {
    const asset = await fetch(new URL(address, server.base));
    expect(asset.status, address).toBe(200);
    expect((await asset.arrayBuffer()).byteLength, address).toBeGreaterThan(100);
  }
});

it('answers the OpenAPI document without an envelope, 304 while it is the same', async () => {
  const response = await server.call('/openapi.json');
  expect(await response.json()).toMatchObject({ openapi: '3.1.0', servers: [{ url: '/api/v1' }] });
  expect(response.headers.get('cache-control')).toBe('private, no-cache');
  const again = await server.call('/openapi.json', {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

it('knows no other file of Swagger UI', async () => {
  expect((await server.call('/docs/index.html')).status).toBe(404);
  expect((await server.call('/docs/..%2fpackage.json')).status).toBe(404);
  expect((await server.call('/docs', { method: 'POST' })).status).toBe(405);
});
