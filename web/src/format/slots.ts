import { berlinDayStart, doubledHourZone } from './berlin-time';

const zone = { timeZone: 'Europe/Berlin' } as const;
const time = new Intl.DateTimeFormat('de-DE', { ...zone, hour: '2-digit', minute: '2-digit' });
const timeWithSeconds = new Intl.DateTimeFormat('de-DE', { ...zone, timeStyle: 'medium' });
const shortDay = new Intl.DateTimeFormat('de-DE', {
  ...zone,
  weekday: 'short',
  day: 'numeric',
  month: 'numeric',
});
const weekday = new Intl.DateTimeFormat('de-DE', { ...zone, weekday: 'short' });
const hour = new Intl.DateTimeFormat('de-DE', { ...zone, hour: 'numeric' });

/** „Di., 19.5.“ */
export const formatShortDay = (at: number) => shortDay.format(at);

/** „Di“, for axes. */
export const formatWeekday = (at: number) => weekday.format(at).replace('.', '');

/** „08:45“, with seconds where a slot is shorter than a minute, with the zone in the hour that comes twice. */
export function formatClock(at: number, withSeconds = false): string {
  const zoneName = doubledHourZone(at);
  const text = (withSeconds ? timeWithSeconds : time).format(at);
  return zoneName ? `${text} ${zoneName}` : text;
}

/** „8“, in the hour that comes twice „2 MESZ“ and „2 MEZ“. */
export function formatHour(at: number): string {
  const zoneName = doubledHourZone(at);
  const text = hour
    .format(at)
    .replace(/\D/g, '')
    .replace(/^0(?=\d)/, '');
  return zoneName ? `${text} ${zoneName}` : text;
}

/** A slot by its day and clock: „08:30–08:45“; a whole day has no clock. */
export function formatSlotClock({ start, end }: { start: number; end: number }): string {
  if (isWholeDay(start, end)) return 'ganzer Tag';
  const withSeconds = end - start < 60_000;
  return `${formatClock(start, withSeconds)}–${formatClock(end, withSeconds)}`;
}

/** „Di., 19.5., 08:30–08:45“, of a whole day only „Di., 19.5.“ */
export function formatSlot(slot: { start: number; end: number }): string {
  const day = formatShortDay(slot.start);
  return isWholeDay(slot.start, slot.end) ? day : `${day}, ${formatSlotClock(slot)}`;
}

const isWholeDay = (start: number, end: number) =>
  berlinDayStart(start) === start && berlinDayStart(start, 1) === end;
