import path from 'node:path';
import { type EvaluatedAnswer, type EvaluationQuestion, evaluate } from '@luna/rag/evaluation';
import { CONNECTION_OPTIONS, connect } from '../api/connection.js';
import { jsonBody, type LunaApi } from '../api/luna-api.js';
import { withRetries } from '../api/with-retries.js';
import { type Command, type CommandInput, EXIT, type ExitCode } from '../command.type.js';
import { CommandError } from '../command-error.js';
import { ProgressBar } from '../terminal/progress-bar.js';
import { printEvaluation, resultOf } from './evaluation-result.js';
import { readQuestions } from './read-questions.js';

export const evalCommand: Command = {
  name: 'eval',
  summary: 'misst, wie gut Luna Fragen beantwortet',
  usage: '<Fragen>',
  operands: [1, 1],
  details: `Stellt alle Fragen einer Datei und zählt, ob ein richtiger Abschnitt unter den ersten k ist (hit@k), an welcher
Stelle er steht (MRR) und was Luna ablehnt. Die Datei hat je Zeile ein JSON-Objekt mit id, type (Gruppe), question,
anchor (Worte, die im gefundenen Abschnitt stehen müssen; leer: die Unterlagen geben die Antwort nicht her) und
acceptable_anchors, oder die Form von SQuAD 1.1 oder 2.0. Gefragt wird mit so vielen Abschnitten, wie das größte k
verlangt.`,
  options: {
    k: { type: 'string', value: '<Zahlen>', help: 'durch Komma getrennt, 1 bis 50 (Vorgabe 1,5,10)' },
    limit: { type: 'string', value: '<Zahl>', help: 'nur die ersten Fragen' },
    json: { type: 'boolean', help: 'das Ergebnis, auch je Frage, als JSON' },
    ...CONNECTION_OPTIONS,
  },
  run: runEvaluation,
};

async function runEvaluation(input: CommandInput): Promise<ExitCode> {
  const { operands, options, terminal, cwd } = input;
  const ks = options.counts('k', { min: 1, max: 50, fallback: [1, 5, 10] });
  const limit = options.count('limit', { min: 1, max: 1_000_000, fallback: 1_000_000 });
  const questions = readQuestions(path.resolve(cwd, operands[0] ?? '')).slice(0, limit);
  const api = await connect(input);
  const times: number[] = [];
  const report = await measure(input, { api, questions, ks, times });
  const result = resultOf(report, ks, times);
  if (options.flag('json')) terminal.out(JSON.stringify(result, null, 2));
  else printEvaluation(terminal, result);
  return EXIT.ok;
}

interface Measurement {
  api: LunaApi;
  questions: EvaluationQuestion[];
  ks: number[];
  /** Gets the duration of every answer, in milliseconds. */
  times: number[];
}

async function measure({ terminal, signal }: CommandInput, { api, questions, ks, times }: Measurement) {
  const bar = new ProgressBar(terminal);
  const ask = async (question: string): Promise<EvaluatedAnswer> => {
    const body = jsonBody({ question, top_k: Math.max(...ks) });
    let startedAt = performance.now();
    const answer = await withRetries(
      () => {
        startedAt = performance.now();
        return api.rest('rag/ask', { ...body, signal });
      },
      { signal },
    );
    times.push(performance.now() - startedAt);
    if (answer.status !== 200) throw new CommandError(`„${question}“: ${answer.message}`);
    const { citations, refused } = answer.data as {
      citations: { payload: { text: string } }[];
      refused: boolean;
    };
    return { passages: citations.map(({ payload }) => payload.text), refused };
  };
  const onOutcome = () =>
    bar.draw(times.length / questions.length, `${times.length}/${questions.length} Fragen`);
  try {
    return await evaluate(questions, ask, { ks, onOutcome });
  } finally {
    bar.clear();
  }
}
