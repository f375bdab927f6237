import type { ReadingQuality } from '../../gql/graphql';

/** How a value came about, in words, and the swatch beside them. */
export const QUALITIES: Record<ReadingQuality, { label: string; swatch: string }> = {
  MEASURED: { label: 'gemessen', swatch: 'q' },
  SUBSTITUTE: { label: 'Ersatzwert', swatch: 'q sub' },
  PROVISIONAL: { label: 'vorläufig', swatch: 'q prov' },
  PROPOSED: { label: 'Vorschlagswert', swatch: 'q prov' },
  FORECAST: { label: 'Prognose', swatch: 'q fc' },
  UNUSABLE: { label: 'unplausibel', swatch: 'q bad' },
  MISSING: { label: 'fehlt', swatch: 'q gap' },
};

/** Values nobody has measured, which are hatched. */
export const isEstimated = (quality: ReadingQuality) => quality !== 'MEASURED';
