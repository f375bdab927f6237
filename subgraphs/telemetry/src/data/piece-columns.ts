import type { SlotPiece } from '../policies/slot-pieces.js';

/** Pieces as the parameters of an `unnest` into `slot`, `lo`, `hi` and `source`. */
export function pieceColumns(pieces: SlotPiece[]): [number[], Date[], Date[], string[]] {
  return [
    pieces.map(({ slot }) => slot),
    pieces.map(({ from }) => from),
    pieces.map(({ to }) => to),
    pieces.map(({ source }) => source),
  ];
}
