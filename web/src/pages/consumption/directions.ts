import type { Flow, ReadingSlot } from './reading-slot';

interface Direction {
  /** Of its colours and patterns. */
  name: 'grid' | 'feed';
  label: string;
  flow(slot: ReadingSlot): Flow | null;
  /** Above or below the zero line. */
  sign: 1 | -1;
}

export const DIRECTIONS: readonly Direction[] = [
  { name: 'grid', label: 'Bezug', flow: ({ bought }) => bought, sign: 1 },
  { name: 'feed', label: 'Einspeisung', flow: ({ sold }) => sold, sign: -1 },
];
