import { type ReactNode, useState } from 'react';
import { formatDuration } from '../format/ages';
import { formatSlot } from '../format/slots';
import { type Gap, isGap } from '../series/gaps';
import type { Slot } from '../series/slot';

interface SeriesTableProps<S extends Slot> {
  caption: string;
  /** Of the columns beside the time. */
  columns: readonly string[];
  /** By time; shown newest first. */
  entries: readonly (S | Gap)[];
  cellsOf(slot: S): readonly ReactNode[];
}

const PAGE_ROWS = 200;

/** A chart in figures, gaps included. */
export function SeriesTable<S extends Slot>({ caption, columns, entries, cellsOf }: SeriesTableProps<S>) {
  const [most, setMost] = useState(PAGE_ROWS);
  const shown = entries.slice(-most).reverse();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="tbl-scroll" aria-label={caption} tabIndex={0}>
        <table className="tbl">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Zeit</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="r">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr key={entry.start} className={isGap(entry) ? 'gap' : undefined}>
                <th scope="row" className="nw">
                  {formatSlot(entry)}
                </th>
                {isGap(entry) ? (
                  <td className="r" colSpan={columns.length}>
                    keine Werte, {formatDuration(entry.end - entry.start)}
                  </td>
                ) : (
                  cellsOf(entry).map((cell, index) => (
                    <td key={columns[index]} className="r">
                      {cell}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {entries.length > most && (
        <button type="button" className="btn gho sm" onClick={() => setMost(most + PAGE_ROWS)}>
          {Math.min(PAGE_ROWS, entries.length - most)} weitere zeigen
        </button>
      )}
    </>
  );
}
