import { cpus, totalmem } from 'node:os';

export interface Line {
  what: string;
  measured: string;
  /** What the project holds itself to, in words. */
  limit: string;
  holds: boolean | null;
}

/** One table per suite, as Markdown, so that a run can be pasted into a note. */
export function printReport(title: string, lines: Line[]): void {
  const cpu = cpus();
  console.log(`\n## ${title}\n`);
  console.log(
    `${cpu[0]?.model ?? 'unknown'}, ${cpu.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  );
  console.log('| what | measured | limit | holds |\n|---|---|---|---|');
  for (const { what, measured, limit, holds } of lines) {
    console.log(`| ${what} | ${measured} | ${limit} | ${holds === null ? '–' : holds ? 'yes' : '**no**'} |`);
  }
}
