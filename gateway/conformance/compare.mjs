#!/usr/bin/env node
// Says whether the audit went as well as it ever did: compare.mjs <results.txt of the runner>. Fails if it did not.
import { readFileSync } from 'node:fs';

const known = JSON.parse(readFileSync(new URL('known-failures.json', import.meta.url), 'utf8'));
const [suites = ''] = readFileSync(process.argv[2], 'utf8').split('\n\n---\n');
const lines = suites.split('\n');

let cases = 0;
let passed = 0;
const worse = [];
const better = [];
for (let n = 0; n + 1 < lines.length; n += 2) {
  const [suite, marks] = [lines[n], lines[n + 1]];
  cases += marks.length;
  [...marks].forEach((mark, index) => {
    const failedBefore = known[suite]?.[index] === 'X';
    if (mark === '.') passed += 1;
    if (mark === '.' && failedBefore) better.push(`${suite}_${index}`);
    if (mark === 'X' && !failedBefore) worse.push(`${suite}_${index}`);
  });
}
process.stdout.write(`\n${passed} of ${cases} cases pass.\n`);
if (better.length > 0)
  process.stdout.write(`Passes now, take it out of known-failures.json: ${better.join(', ')}\n`);
if (worse.length > 0 || cases === 0) {
  process.stdout.write(`Fails and did not before: ${worse.join(', ') || 'everything'}\n`);
  process.exit(1);
}
