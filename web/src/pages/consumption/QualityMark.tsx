import type { ReadingQuality } from '../../gql/graphql';
import { QUALITIES } from './quality';

interface QualityMarkProps {
  quality: ReadingQuality;
  /** It is the worst of several values. */
  isWorst?: boolean;
}

export function QualityMark({ quality, isWorst = false }: QualityMarkProps) {
  const { label, swatch } = QUALITIES[quality];
  return (
    <span className={swatch}>
      <i />
      {isWorst && quality === 'SUBSTITUTE' ? 'enthält Ersatzwerte' : label}
    </span>
  );
}
