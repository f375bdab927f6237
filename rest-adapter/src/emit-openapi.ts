import { writeFileSync } from 'node:fs';
import { createOpenApi } from './openapi/create-openapi.js';

/** Writes the committed OpenAPI document; run by the generate script. */
const target = new URL('../openapi.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(createOpenApi('/api/v1'), null, 2)}\n`);
