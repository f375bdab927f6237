import { vi } from 'vitest';

/** Waits for what happens on its own time, generously, since machines that run tests are busy. */
export function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}
