import { describe, expect, it } from 'vitest';
import { loadPrompts, systemPrompt } from './prompts.js';

describe('prompts/luna.yml', () => {
  it('gives a model persona, manner and rules in one prompt', () => {
    const system = systemPrompt(loadPrompts());
    expect(system).toContain('Du bist „Luna“');
    expect(system).toContain('leicht, nie verletzend');
    expect(system).toContain('Zitiere relevante Passagen mit [chunk <ID>].');
  });

  it('words every refusal as „Das weiß ich nicht“ with exactly one question, at the end', () => {
    for (const text of Object.values(loadPrompts().refusal)) {
      expect(text).toMatch(/^Das weiß ich nicht/);
      expect(text.trim()).toMatch(/^[^?]*\?“?$/s);
      expect(text).not.toContain('!');
    }
  });
});
