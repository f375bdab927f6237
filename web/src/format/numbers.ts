const whole = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat('de-DE', { maximumSignificantDigits: 3 });

/** 6218 → „6.218“ */
export const formatCount = (count: number) => whole.format(count);

/** 1 → „1 Dokument“, 2 → „2 Dokumente“ */
export const formatAmount = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** Decimal units as file managers show them: 1058211 → „1,06 MB“ */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${whole.format(bytes)} B`;
  if (bytes < 999_500) return `${whole.format(bytes / 1000)} kB`;
  return `${precise.format(bytes / 1_000_000)} MB`;
}

/** 0.4 → „< 1 ms“, 38.2 → „38 ms“, 4812 → „4,81 s“ */
export function formatLatency(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1) return '< 1 ms';
  return ms < 1000 ? `${whole.format(ms)} ms` : `${precise.format(ms / 1000)} s`;
}
