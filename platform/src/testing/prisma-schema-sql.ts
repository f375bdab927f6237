import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';

const SCHEMA = fileURLToPath(new URL('../../../prisma/schema', import.meta.url));

interface DiffEngine {
  diff(params: object): Promise<{ stdout: string | null }>;
}

interface EngineModule {
  __wbg_set_wasm(exports: unknown): void;
  SchemaEngine: { 'new'(options: object, log: () => void, adapter: object): Promise<DiffEngine> };
}

/** The part of WebAssembly used here; Node's types name it without describing it. */
const { WebAssembly: runtime } = globalThis as unknown as {
  WebAssembly: {
    instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }>;
  };
};

/** The package's own entry imports its `.wasm` file, which only bundlers can. */
async function loadEngine(): Promise<EngineModule> {
  const engine = wasm as unknown as EngineModule;
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await runtime.instantiate(bytes, { './schema_engine_bg.js': { ...wasm } });
  engine.__wbg_set_wasm(instance.exports);
  return engine;
}

/**
 * The tables that prisma/schema describes, as Prisma's own engine would create them. The engine only asks the server
 * at `url` for its version: what it reads of a database through this driver it cannot decode.
 */
export async function prismaSchemaSql(url: string): Promise<string> {
  const files = readdirSync(SCHEMA).map((name) => {
    const path = join(SCHEMA, name);
    return { path, content: readFileSync(path, 'utf8') };
  });
  const { SchemaEngine } = await loadEngine();
  const datamodels = files.map(({ path, content }) => [path, content]);
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(url, { schema: 'public' }));
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: false,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}
