import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const promptsSchema = z.object({
  persona: z.string().min(1),
  style: z.object({ language: z.literal('de'), register: z.string(), sarcasm: z.string() }),
  rag: z.object({ system: z.string().min(1) }),
  refusal: z.object({ nothing: z.string(), filtered: z.string(), nearest: z.string() }),
});

export type Prompts = z.output<typeof promptsSchema>;

/** Reads `prompts/luna.yml`; throws where the file lacks a part, since Luna has no voice without it. */
export function loadPrompts(): Prompts {
  return promptsSchema.parse(parse(readFileSync(new URL('../prompts/luna.yml', import.meta.url), 'utf8')));
}

/** Persona, style and rules as one system prompt for a language model. */
export function systemPrompt({ persona, style, rag }: Prompts): string {
  const manner = `Sprache: ${style.language}. Register: ${style.register}. Sarkasmus: ${style.sarcasm}.`;
  return `${persona.trim()}\n\n${manner}\n\n${rag.system.trim()}`;
}
