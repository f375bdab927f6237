/** A part of a slot, and where its rows are taken from. */
export interface SlotPiece {
  /** Number of the slot that it belongs to. */
  slot: number;
  from: Date;
  /** Exclusive. */
  to: Date;
  source: 'raw';
}

/** The pieces as parameters `slot`, `lo`, `hi` and `source` of an `unnest`. */
export function pieceColumns(pieces: SlotPiece[]): [number[], Date[], Date[], string[]] {
  return [
    pieces.map(({ slot }) => slot),
    pieces.map(({ from }) => from),
    pieces.map(({ to }) => to),
    pieces.map(({ source }) => source),
  ];
}
