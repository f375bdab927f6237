const MIB = 1024 * 1024;

/** German: "1.204", "3,4". */
export function number(value: number, digits = 0): string {
  return value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** "1 Datei", "1.204 Dateien". */
export function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** "0,3 MB", "12 MB"; MB as file managers show them. */
export function megabytes(bytes: number): string {
  const size = bytes / MIB;
  return `${number(size, size < 10 ? 1 : 0)} MB`;
}

/** "0,8 s", "42 s", "3 min 20 s", "1 h 05 min". */
export function duration(ms: number): string {
  if (ms < 9_950) return `${number(ms / 1000, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
