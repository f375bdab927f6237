const zone = { timeZone: 'Europe/Berlin' } as const;
const dayFormat = new Intl.DateTimeFormat('de-DE', {
  ...zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('de-DE', { ...zone, hour: '2-digit', minute: '2-digit' });
const secondFormat = new Intl.DateTimeFormat('de-DE', { ...zone, timeStyle: 'medium' });

/** „12.05.2026“, Berlin time. */
export const formatDay = (instant: string) => dayFormat.format(new Date(instant));

/** „08:39:02“, Berlin time. */
export const formatTime = (instant: string) => secondFormat.format(new Date(instant));

/** „heute, 08:39“, else the day. */
export function formatMoment(instant: string, now = new Date()): string {
  const day = formatDay(instant);
  return day === dayFormat.format(now) ? `heute, ${timeFormat.format(new Date(instant))}` : day;
}
