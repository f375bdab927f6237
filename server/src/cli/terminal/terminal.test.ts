import { expect, it } from 'vitest';
import { capturedTerminal } from '../testing/captured-terminal.js';
import { duration, megabytes } from './format.js';
import { ProgressBar } from './progress-bar.js';
import { table } from './table.js';

it('without a person watching nothing is drawn over, and results stay apart from the rest', () => {
  const { terminal, out, err } = capturedTerminal();
  new ProgressBar(terminal).draw(0.5, 'halb');
  terminal.out('Ergebnis');
  terminal.err('Hinweis');
  expect(out()).toBe('Ergebnis\n');
  expect(err()).toBe('Hinweis\n');
});

it('where a person watches, the bar keeps one line below what is said, and fits the width', () => {
  const { terminal, err } = capturedTerminal({ live: true, columns: 30 });
  let now = 0;
  const bar = new ProgressBar(terminal, () => now);
  now = 10_000;
  bar.draw(0.25, '1/4 Dateien, sehr viele Worte');
  const drawn = '█████░░░░░░░░░░░░░░░  1/4 Dat';
  expect(err()).toBe(drawn);
  terminal.err('Hinweis');
  expect(err()).toBe(`${drawn}\r\u001b[2KHinweis\n${drawn}`);
  bar.clear();
  expect(err().endsWith('\r\u001b[2K')).toBe(true);
});

it('estimates what is left from what went before', () => {
  const { terminal, err } = capturedTerminal({ live: true, columns: 200 });
  let now = 0;
  const bar = new ProgressBar(terminal, () => now);
  now = 30_000;
  bar.draw(0.2, 'x');
  expect(err()).toContain('noch 2 min 0 s');
});

it.each([
  [840, '0,8 s'],
  [42_400, '42 s'],
  [59_700, '1 min 0 s'],
  [200_000, '3 min 20 s'],
  [3_900_000, '1 h 05 min'],
])('%i ms are said as %s', (ms, said) => {
  expect(duration(ms)).toBe(said);
});

it('sizes are said in MB, small ones with a decimal', () => {
  expect([megabytes(314_573), megabytes(13_107_200)]).toEqual(['0,3 MB', '13 MB']);
});

it('columns of a table stand below each other, numbers to the right', () => {
  expect(
    table([
      ['', 'n'],
      ['lang', '7'],
      ['x', '100'],
    ]),
  ).toEqual(['         n', 'lang     7', 'x      100']);
});
