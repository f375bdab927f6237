import { corpus } from './corpus/suite.js';
import { oneHop } from './one-hop/suite.js';

const suites: Record<string, () => Promise<void>> = {
  corpus: () => corpus(),
  'one-hop': oneHop,
};

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(suites)) {
  const suite = suites[name];
  if (!suite) throw new Error(`Unknown suite ${name}; there are: ${Object.keys(suites).join(', ')}`);
  await suite();
}
