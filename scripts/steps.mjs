// Steps shared by the npm scripts. Uses nothing but Node, because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NODE_MIN = [20, 19];

/** Ends with a plain sentence where this Node is too old to run Luna. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return;
  process.stderr.write(
    `Luna braucht Node ${NODE_MIN.join('.')} oder neuer; hier läuft ${process.version}. Bitte Node aktualisieren.\n`,
  );
  process.exit(1);
}

/** A program that ended badly; its output was shown already. */
export class StepFailed extends Error {}

/** Runs a program in the repository; shows its output at once, or only when it fails if `quiet`. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', reject);
    // Not at `exit`: output may still be on its way then, and callers compare it.
    child.on('close', (code) => {
      if (code === 0) return resolve(output);
      process.stderr.write(output);
      reject(new StepFailed(`${command} ${args.join(' ')} ended with ${code}`));
    });
  });
}

const bin = (name) => path.join(root, 'node_modules', '.bin', name);
export const tool = (name, args, options) => run(bin(name), args, options);

/** Names a step, shows that it is still alive, and how long it took. */
export async function step(label, work) {
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  const live = process.stderr.isTTY;
  process.stderr.write(live ? `  … ${label}` : `  … ${label}\n`);
  const tick = setInterval(
    () =>
      process.stderr.write(
        live ? `\r  … ${label} (${Math.round(seconds())} s)` : `    noch dabei, ${Math.round(seconds())} s\n`,
      ),
    live ? 1000 : 15_000,
  );
  try {
    const result = await work();
    process.stderr.write(`${live ? '\r' : ''}  ✓ ${label} (${seconds()} s)\n`);
    return result;
  } catch (error) {
    process.stderr.write(`${live ? '\r' : ''}  ✗ ${label} (${seconds()} s)\n`);
    throw error;
  } finally {
    clearInterval(tick);
  }
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const markerPath = (name) => path.join(root, 'node_modules', '.luna', name);

function isMarked(name, value) {
  return existsSync(markerPath(name)) && readFileSync(markerPath(name), 'utf8') === value;
}

function mark(name, value) {
  mkdirSync(path.dirname(markerPath(name)), { recursive: true });
  writeFileSync(markerPath(name), value);
}

/** Installs exactly the lock file, unless that was done already. */
export async function ensureInstalled() {
  const lock = sha256(readFileSync(path.join(root, 'package-lock.json')));
  if (isMarked('installed', lock)) return;
  await step('Pakete installieren', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true }),
  );
  mark('installed', lock);
}

const SKIPPED = new Set(['node_modules', 'dist', 'dist-types', 'generated', '.git', 'data']);

function fingerprint(folders) {
  const entries = [];
  const visit = (place) => {
    const stat = statSync(place);
    if (!stat.isDirectory()) return entries.push(`${place}:${stat.size}:${stat.mtimeMs}`);
    for (const name of readdirSync(place).sort()) if (!SKIPPED.has(name)) visit(path.join(place, name));
  };
  for (const folder of folders) if (existsSync(path.join(root, folder))) visit(path.join(root, folder));
  return sha256(entries.join('\n'));
}

/** Runs `work` only if one of the files below changed since it last succeeded, or its result is gone. */
async function whenChanged(name, folders, result, label, work) {
  const state = fingerprint(folders);
  if (isMarked(name, state) && existsSync(path.join(root, result))) return;
  await step(label, work);
  mark(name, state);
}

/** Prisma's CLI looks for a native engine it does not need to generate; any existing file keeps it offline. */
export const prismaEnv = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };

export async function ensurePrismaClient() {
  await whenChanged(
    'prisma',
    ['prisma/schema', 'prisma.config.ts'],
    'platform/src/generated/prisma/client.ts',
    'Datenbankzugriff erzeugen',
    () => tool('prisma', ['generate'], { quiet: true, env: prismaEnv }),
  );
}

const SERVER_FOLDERS = ['platform', 'subgraphs', 'gateway', 'rest-adapter', 'server', 'tsconfig.base.json'];

export async function ensureBuilt() {
  await ensurePrismaClient();
  await whenChanged('server', SERVER_FOLDERS, 'server/dist/main.js', 'Server übersetzen', () =>
    tool('tsc', ['-b', 'server'], { quiet: true }),
  );
  await whenChanged('web', ['web'], 'web/dist/index.html', 'Oberfläche bauen', () =>
    tool('vite', ['build', 'web', '--logLevel', 'warn'], { quiet: true }),
  );
  await writeBuildInfo();
}

/** What `systemInfo` says of this build. */
async function writeBuildInfo() {
  const target = path.join(root, 'server/dist/build-info.json');
  const gitSha = await run('git', ['rev-parse', '--short', 'HEAD'], { quiet: true }).then(
    (out) => out.trim(),
    () => 'unknown',
  );
  const known = existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : null;
  if (known?.gitSha === gitSha && known.state === fingerprint(SERVER_FOLDERS)) return;
  writeFileSync(
    target,
    JSON.stringify({ gitSha, builtAt: new Date().toISOString(), state: fingerprint(SERVER_FOLDERS) }),
  );
}

/** What every start needs; ends the program with a plain sentence where it fails. */
export async function buildOrEnd() {
  requireNode();
  try {
    await ensureInstalled();
    await ensureBuilt();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    process.stderr.write('\nDas ist fehlgeschlagen; die Ausgabe darüber sagt, woran.\n');
    process.exit(1);
  }
}
