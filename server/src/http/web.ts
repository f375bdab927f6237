import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Scripts, styles and fonts come from here only; a style attribute set by script is not an inline style. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

const ONE_YEAR_SEC = 31_536_000;

/** The dashboards at `/`: hashed files are cached for good, the page itself never; unknown paths get the page. */
export async function registerWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  if (!existsSync(path.join(webRoot, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: webRoot,
    // Listed at the start: a wildcard would answer unknown API paths before their own 404.
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      response.setHeader('cache-control', hashed ? `public, max-age=${ONE_YEAR_SEC}, immutable` : 'no-cache');
      response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage) return reply.sendFile('index.html');
    return reply.code(404).send({ status: 'error', message: 'Diese Adresse gibt es hier nicht.' });
  });
}
