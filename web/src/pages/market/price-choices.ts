import type { RangeChoice } from '../../series/use-view';

export const PRICE_CHOICES: RangeChoice[] = [
  { range: 'today', resolutions: ['RAW', 'HOUR'], wide: 'RAW', narrow: 'RAW' },
  { range: 'day', resolutions: ['RAW', 'HOUR'], wide: 'RAW', narrow: 'RAW' },
  { range: 'week', resolutions: ['QUARTER_HOUR', 'HOUR', 'DAY'], wide: 'HOUR', narrow: 'HOUR' },
  { range: 'month', resolutions: ['HOUR', 'DAY'], wide: 'HOUR', narrow: 'DAY' },
];
