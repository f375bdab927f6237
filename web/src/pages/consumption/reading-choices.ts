import type { RangeChoice } from '../../series/use-view';

/** Power over hours is a line, energy over days are bars: the resolution follows the range. */
export const READING_CHOICES: RangeChoice[] = [
  { range: 'hour', resolutions: ['RAW'], wide: 'RAW', narrow: 'RAW' },
  {
    range: 'today',
    resolutions: ['RAW', 'QUARTER_HOUR', 'HOUR'],
    wide: 'QUARTER_HOUR',
    narrow: 'QUARTER_HOUR',
  },
  {
    range: 'day',
    resolutions: ['RAW', 'QUARTER_HOUR', 'HOUR'],
    wide: 'QUARTER_HOUR',
    narrow: 'QUARTER_HOUR',
  },
  { range: 'week', resolutions: ['QUARTER_HOUR', 'HOUR', 'DAY'], wide: 'HOUR', narrow: 'DAY' },
  { range: 'month', resolutions: ['HOUR', 'DAY'], wide: 'DAY', narrow: 'DAY' },
];
