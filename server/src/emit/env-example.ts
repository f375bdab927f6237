import { writeFileSync } from 'node:fs';
import { configSchema } from '@luna/platform/config/schema';
import { repository } from '../repository.js';

/** Writes .env.example: every variable with its sentence and its default. */
const lines = Object.entries(configSchema.shape).map(([name, field]) => {
  const fallback = configSchema.shape[name as keyof typeof configSchema.shape].safeParse(undefined).data;
  const value = fallback === undefined ? '' : Array.isArray(fallback) ? fallback.join(',') : String(fallback);
  return `# ${field.description}\n${name}=${value}\n`;
});

writeFileSync(
  new URL('.env.example', repository),
  `# Generated from platform/src/config/schema.ts. Copy to .env and change what you need; an empty value counts as not set.\n\n${lines.join('\n')}`,
);
