import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@luna/platform/log/log';
import Fastify from 'fastify';
import { answerFrameworkError, createRestAdapter } from '../create-rest-adapter.js';
import { ADMIN_KEY, CUSTOMER_ID, TestGateway } from './test-gateway.js';

export const AS_ADMIN = { 'x-admin-key': ADMIN_KEY };
export const AS_CUSTOMER = { 'x-dev-user': CUSTOMER_ID };
export const UPLOAD_BYTES_MAX = 64 * 1024;

export interface TestServer extends AsyncDisposable {
  gateway: TestGateway;
  /** Base of the API, e.g. http://127.0.0.1:18012/api/v1. */
  base: string;
  /** Lines logged at error level so far. */
  errors: string[];
  call(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Names of files left in the upload folder. */
  leftovers(): Promise<string[]>;
}

/** The adapter on a real Fastify behind a real port. */
export async function startTestServer(): Promise<TestServer> {
  const errors: string[] = [];
  const log = createLog({ level: 'error', destination: { write: (line: string) => void errors.push(line) } });
  const gateway = new TestGateway(log);
  const tempDir = await mkdtemp(join(tmpdir(), 'luna-rest-'));
  const app = Fastify({
    frameworkErrors: answerFrameworkError,
    forceCloseConnections: true,
  });
  const adapter = createRestAdapter({
    gateway,
    log,
    limits: { uploadMaxBytes: UPLOAD_BYTES_MAX },
    corsOrigins: ['https://partner.example'],
    tempDir,
  });
  await app.register(adapter, { prefix: '/api/v1' });
  const base = `${await app.listen({ port: 0, host: '127.0.0.1' })}/api/v1`;
  const call = (path: string, init?: RequestInit) => fetch(`${base}${path}`, init);
  return {
    gateway,
    base,
    errors,
    call,
    post: (path, body, headers = AS_CUSTOMER) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    leftovers: () => readdir(tempDir),
    async [Symbol.asyncDispose]() {
      await app.close();
      await rm(tempDir, { recursive: true, force: true });
    },
  };
}
