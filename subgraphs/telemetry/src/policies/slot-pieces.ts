import { firstReached, overlap, type Period, touching, without } from './period.js';

const HOUR_MS = 3_600_000;

/** A part of a slot, and what is to be added up for it: rows, or sums of whole hours or local days. */
export interface SlotPiece extends Period {
  /** Number of the slot that it belongs to. */
  slot: number;
  source: 'rows' | 'hours' | 'days';
}

/** Where sums can be trusted. */
export interface SumsState {
  /** Sorted periods, each whole local days, whose sums are older than their rows. */
  changed: readonly Period[];
  /** Sorted local midnights; none = sums of days are not used. */
  midnights: readonly Date[];
}

/** Pieces that cover `part` exactly once: the longest sums that can be trusted, and rows for what they leave over. */
export function cutSlot(slot: number, part: Period, state: SumsState): SlotPiece[] {
  const changed = touching(state.changed, part);
  const rows = (period: Period): SlotPiece => ({ slot, ...period, source: 'rows' });
  const stale = changed.flatMap((period) => overlap(period, part) ?? []);
  return [
    ...stale.map(rows),
    ...without(part, changed).flatMap((period) => {
      const hours = innerHours(period);
      if (!hours) return [rows(period)];
      const days = innerDays(hours, state.midnights);
      const sums: SlotPiece[] = days ? [{ slot, ...days, source: 'days' }] : [];
      for (const rest of without(hours, days ? [days] : [])) sums.push({ slot, ...rest, source: 'hours' });
      return [...sums, ...without(period, [hours]).map(rows)];
    }),
  ];
}

function innerHours({ from, to }: Period): Period | null {
  const first = Math.ceil(from.getTime() / HOUR_MS) * HOUR_MS;
  const last = Math.floor(to.getTime() / HOUR_MS) * HOUR_MS;
  return first < last ? { from: new Date(first), to: new Date(last) } : null;
}

function innerDays({ from, to }: Period, midnights: readonly Date[]): Period | null {
  const first = midnights[firstReached(midnights, (midnight) => midnight >= from)];
  const last = midnights[firstReached(midnights, (midnight) => midnight > to) - 1];
  return first && last && first < last ? { from: first, to: last } : null;
}
