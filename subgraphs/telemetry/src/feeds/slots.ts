/** The start of the slot that holds `at`; slots are aligned to the Unix epoch. */
export function slotStart(at: Date, intervalSec: number): Date {
  const length = intervalSec * 1000;
  return new Date(Math.floor(at.getTime() / length) * length);
}

/** The first slot start at or after `at`. */
export function nextSlotStart(at: Date, intervalSec: number): Date {
  const length = intervalSec * 1000;
  return new Date(Math.ceil(at.getTime() / length) * length);
}

/** Starts of all slots in `[from, to)`, oldest first; both ends are slot starts. */
export function slotsBetween(from: Date, to: Date, intervalSec: number): Date[] {
  const length = intervalSec * 1000;
  const count = Math.max(0, Math.round((to.getTime() - from.getTime()) / length));
  return Array.from({ length: count }, (_, i) => new Date(from.getTime() + i * length));
}
