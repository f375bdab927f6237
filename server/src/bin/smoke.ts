import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseConfig } from '@luna/platform/config/load';
import { createLog } from '@luna/platform/log/log';
import { LunaApi } from '../cli/api/luna-api.js';
import { uploadFile } from '../cli/ingest/upload-file.js';
import { repository } from '../repository.js';
import { startLuna } from '../start-luna.js';
import { findInstallation } from './installation.js';

/** `npm run smoke`: health, one document, one question, its citation; against the running Luna or one of its own. */
const DOCUMENT = fileURLToPath(new URL('prisma/seed/documents/negative-boersenpreise.md', repository));
const QUESTION = 'Warum werden Börsenpreise negativ?';

const isRunning = (url: string): Promise<boolean> =>
  fetch(`${url}/livez`).then(
    ({ ok }) => ok,
    () => false,
  );

async function smoke(url: string, adminKey: string): Promise<void> {
  const headers = { 'x-admin-key': adminKey, 'content-type': 'application/json' };
  const read = async (route: string, init?: RequestInit) => {
    const response = await fetch(`${url}/api/v1/${route}`, { headers, ...init });
    // biome-ignore lint/suspicious/noExplicitAny: the checks below look at what they need
    const { data, message } = (await response.json()) as any;
    if (!response.ok) throw new Error(`${route}: ${response.status} ${message}`);
    return data;
  };
  const { overall } = await read('admin/health');
  expect('Zustand', overall === 'ok', overall);
  const { signal } = new AbortController();
  const upload = { file: DOCUMENT, fields: {}, signal };
  const { status, message, data } = await uploadFile(new LunaApi(url, adminKey), upload);
  const itemId = data?.item_id;
  expect('Dokument aufgenommen', status === 200 || status === 409, message);
  const answer = await read('rag/ask', {
    method: 'POST',
    body: JSON.stringify({ question: QUESTION, filters: { item_id: itemId } }),
  });
  const [cited] = answer.chunks_used;
  expect(
    'Antwort mit Beleg',
    cited !== undefined && answer.answer.includes(`[chunk ${cited}]`),
    answer.answer,
  );
  const source = answer.citations.find((citation: { chunk_id: string }) => citation.chunk_id === cited);
  expect('Beleg aus dem Dokument', source?.payload.item_id === itemId, source?.payload.title);
}

function expect(what: string, holds: boolean, seen: string): void {
  console.log(`${holds ? '✓' : '✗'} ${what}`);
  if (!holds) throw new Error(`${what}: ${seen}`);
}

async function smokeOwn(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'luna-smoke-'));
  const config = parseConfig({ API_PORT: '0', LUNA_DATA_DIR: folder, LUNA_DEMO: 'false' });
  const luna = await startLuna({ config, log: createLog({ level: 'error' }) });
  try {
    await smoke(luna.url, luna.adminKey);
  } finally {
    await luna.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const installation = findInstallation();
if (await isRunning(installation.url)) await smoke(installation.url, installation.adminKey);
else await smokeOwn();
