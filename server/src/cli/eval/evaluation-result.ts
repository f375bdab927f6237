import type { EvaluationReport, GroupReport, Outcome } from '@luna/rag/evaluation';
import { number } from '../terminal/format.js';
import { table } from '../terminal/table.js';
import type { Terminal } from '../terminal/terminal.js';
import { quantile } from './quantile.js';

/** What `luna eval --json` prints. Shares are 0 to 1, times milliseconds. */
export interface EvaluationResult {
  questions: number;
  ks: number[];
  answerable: GroupReport;
  unanswerable: GroupReport;
  groups: Record<string, GroupReport>;
  durationMs: { p50: number; p95: number };
  outcomes: Outcome[];
}

export function resultOf(report: EvaluationReport, ks: number[], times: readonly number[]): EvaluationResult {
  const { byType: groups, answerable, unanswerable, outcomes } = report;
  const durationMs = { p50: Math.round(quantile(times, 0.5)), p95: Math.round(quantile(times, 0.95)) };
  return { questions: outcomes.length, ks, answerable, unanswerable, groups, durationMs, outcomes };
}

export function printEvaluation(terminal: Terminal, result: EvaluationResult): void {
  const { ks, groups, answerable, unanswerable, durationMs, questions } = result;
  const perGroup = Object.entries(groups).map(([name, report]) => row(name, report, ks));
  const lines = table([
    ['', 'Fragen', ...ks.map((k) => `hit@${k}`), 'MRR', 'abgelehnt'],
    ...(perGroup.length > 1 ? perGroup : []),
    row('beantwortbar, alle', answerable, ks),
  ]);
  for (const line of lines) terminal.out(line);
  terminal.out(
    `\nAbgelehnt: ${refusals(answerable, 'beantwortbaren')}, ${refusals(unanswerable, 'unbeantwortbaren')}.`,
  );
  const { p50, p95 } = durationMs;
  terminal.out(`${number(questions)} Fragen, je Antwort p50 ${number(p50)} ms, p95 ${number(p95)} ms.`);
}

function row(name: string, report: GroupReport, ks: number[]): string[] {
  const share = (value: number | null | undefined) => (value == null ? '–' : number(value, 3));
  return [
    name,
    number(report.questions),
    ...ks.map((k) => share(report.hitAt[k])),
    share(report.meanReciprocalRank),
    number(report.refused),
  ];
}

const refusals = ({ refused, questions }: GroupReport, which: string): string =>
  `${number(refused)} von ${number(questions)} ${which}`;
