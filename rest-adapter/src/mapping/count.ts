const GERMAN = new Intl.NumberFormat('de-DE');

/** "1 Abschnitt", "1.204 Abschnitte". */
export const counted = (count: number, one: string, many: string): string =>
  `${GERMAN.format(count)} ${count === 1 ? one : many}`;
