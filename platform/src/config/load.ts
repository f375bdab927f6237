import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Config, configSchema } from './schema.js';

/** All faults of the configuration in one message, in plain German, for the terminal. */
export class ConfigError extends Error {
  constructor(readonly faults: string[]) {
    super(`Die Konfiguration stimmt noch nicht:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads variables; an empty one counts as not set. Throws ConfigError with every fault at once. */
export function parseConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => name in configSchema.shape && value !== ''),
  );
  const result = configSchema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

/** The environment over `.env` in the working folder. The only place that reads `process.env`. */
export function loadConfig(overrides: Record<string, string> = {}): Config {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return parseConfig({ ...file, ...process.env, ...overrides });
}

/** The environment of a process that this one starts. */
export function environmentWith(overrides: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...overrides };
}
