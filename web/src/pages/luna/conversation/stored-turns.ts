import { isRecord } from '../../../api/request-fault';
import { isOpen, type Turn } from './turn';

/** Keeps a conversation well below what a browser stores for one page (5 MB). */
const TURNS_MAX = 40;

export const turnsAsText = (turns: Turn[]) => JSON.stringify(turns.slice(-TURNS_MAX));

/** The conversation of this browser session. A question that was open when the page closed counts as stopped. */
export function turnsFromText(text: string | null): Turn[] {
  const stored = parse(text);
  if (!Array.isArray(stored)) return [];
  return stored
    .filter(isTurn)
    .map((turn) => (isOpen(turn) ? { ...turn, outcome: { state: 'stopped' } } : turn));
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}

function isTurn(value: unknown): value is Turn {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.question === 'string' &&
    isRecord(value.outcome) &&
    typeof value.outcome.state === 'string'
  );
}
