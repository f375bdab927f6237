import { CONNECTION_OPTIONS, connect } from '../api/connection.js';
import { type Command, type CommandInput, EXIT, type ExitCode } from '../command.type.js';
import { answerPieces, askOnce, type Source } from './answer-pieces.js';
import { SourceNumbers } from './source-numbers.js';

const NEAREST_SHOWN = 3;

export const askCommand: Command = {
  name: 'ask',
  summary: 'stellt Luna eine Frage',
  usage: '"<Frage>"',
  operands: [1, 1],
  details: `Zeigt die Antwort, während sie entsteht, und darunter die Quellen zu ihren Nummern. Auch „Das weiß ich nicht“
ist eine Antwort und gilt als gelungen.`,
  options: {
    'top-k': { type: 'string', value: '<Zahl>', help: 'so viele Abschnitte höchstens, 1 bis 50 (Vorgabe 6)' },
    json: { type: 'boolean', help: 'die Antwort der REST-Schnittstelle als JSON' },
    ...CONNECTION_OPTIONS,
  },
  run: ask,
};

async function ask(input: CommandInput): Promise<ExitCode> {
  const { operands, options, terminal, signal } = input;
  const topK = options.count('top-k', { min: 1, max: 50, fallback: 6 });
  const asked = { question: operands[0] ?? '', topK };
  const api = await connect(input);
  if (options.flag('json')) {
    terminal.out(JSON.stringify((await askOnce(api, asked, signal)).data, null, 2));
    return EXIT.ok;
  }
  let numbers = new SourceNumbers();
  let end: { refused: boolean; sources: Source[] } = { refused: false, sources: [] };
  terminal.status('Luna sucht …');
  for await (const piece of answerPieces(api, asked, signal)) {
    terminal.status('');
    if (piece.kind === 'text') terminal.write(numbers.add(piece.text));
    else if (piece.kind === 'done') end = piece;
    else {
      terminal.out(`\n\n(${piece.reason})\n`);
      numbers = new SourceNumbers();
    }
  }
  terminal.out(numbers.end());
  if (end.refused) printNearest(input, end.sources);
  else printSources(input, numbers.mentioned, end.sources);
  return EXIT.ok;
}

/** A refusal cites nothing; it speaks of what comes nearest. */
function printNearest({ terminal }: CommandInput, sources: Source[]): void {
  if (sources.length === 0) return;
  terminal.out(`\n${terminal.style('bold', 'Nächstgelegene Quellen')}`);
  for (const source of sources.slice(0, NEAREST_SHOWN)) terminal.out(`  ${named(source)}`);
}

function printSources({ terminal }: CommandInput, mentioned: string[], sources: Source[]): void {
  if (mentioned.length === 0) return;
  terminal.out(`\n${terminal.style('bold', 'Quellen')}`);
  for (const [at, chunkId] of mentioned.entries()) {
    const source = sources.find((known) => known.chunkId === chunkId);
    terminal.out(`  [${at + 1}] ${source ? named(source) : 'inzwischen gelöscht'}`);
  }
}

const named = ({ label, title }: Source): string =>
  title && !label.includes(title) ? `${label}, ${title}` : label;
