import { type Screen, Terminal } from '../terminal/terminal.js';

export interface CapturedTerminal {
  terminal: Terminal;
  out(): string;
  err(): string;
}

/** A terminal that remembers what it was told; without a person watching unless `live`. */
export function capturedTerminal({ live = false, columns = 80 } = {}): CapturedTerminal {
  const [out, outScreen] = screen(live, columns);
  const [err, errScreen] = screen(live, columns);
  return { terminal: new Terminal(outScreen, errScreen), out, err };
}

function screen(isTTY: boolean, columns: number): [read: () => string, Screen] {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  return [() => text, { isTTY, columns, hasColors: () => false, write }];
}
