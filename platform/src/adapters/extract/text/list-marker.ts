const MARKER =
  /^(?:([-*+•‣▪●○◦■□–—\uf0b7\uf0a7])|(\d{1,3}[a-z]?[.)]|\(?[a-z]{1,2}\)|[ivx]{1,5}\)))[ \t]+(?=\S)/;
const DATE =
  /^\d{1,2}\. (?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|\d)/;

export interface ListMarker {
  /** "1.", "2a.", "a)", empty for a bullet: a number is part of what is cited, a bullet is decoration. */
  label: string;
  rest: string;
}

/** The marker of a list item at the start of a line, null if there is none. „1. Januar“ is a date. */
export function listMarker(line: string): ListMarker | null {
  const match = MARKER.exec(line);
  if (!match || DATE.test(line)) return null;
  return { label: match[2] ?? '', rest: line.slice(match[0].length) };
}
