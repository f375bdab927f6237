const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** „vor 3 s“, „vor 14 min“, „vor 2 Std.“, „vor 3 Tagen“; what is not over yet is „jetzt“. */
export function formatAge(ageMs: number): string {
  if (ageMs < SECOND_MS) return 'jetzt';
  if (ageMs < MINUTE_MS) return `vor ${Math.floor(ageMs / SECOND_MS)} s`;
  if (ageMs < HOUR_MS) return `vor ${Math.floor(ageMs / MINUTE_MS)} min`;
  if (ageMs < DAY_MS) return `vor ${Math.floor(ageMs / HOUR_MS)} Std.`;
  const days = Math.floor(ageMs / DAY_MS);
  return days === 1 ? 'vor 1 Tag' : `vor ${days} Tagen`;
}

/** How long something took: „45 s“, „2 min“, „3 Std.“, „2 Tage“. */
export function formatDuration(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.max(1, Math.round(ms / SECOND_MS))} s`;
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`;
  if (ms < 2 * DAY_MS)
    return `${new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 }).format(ms / HOUR_MS)} Std.`;
  return `${Math.round(ms / DAY_MS)} Tage`;
}
