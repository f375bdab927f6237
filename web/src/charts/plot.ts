import type { ReactNode } from 'react';
import type { StepPoint } from '../series/step-points';

/** The area of a chart between its axes, in px from its upper left corner. */
export interface Plot {
  width: number;
  height: number;
  /** Of a moment, ms since 1970. */
  x(at: number): number;
  y(value: number): number;
  /** An SVG path through the points, broken where they are. */
  path(points: readonly StepPoint[]): string;
}

export type ChartLayer = (plot: Plot) => ReactNode;

export const MARGIN = { top: 26, right: 22, bottom: 40, left: 44 };
