import { registerEnumType } from 'type-graphql';

export const Resolution = { RAW: 'raw', QUARTER_HOUR: '15m', HOUR: '1h', DAY: '1d' } as const;
registerEnumType(Resolution, {
  name: 'Resolution',
  description: 'Rows as they are, or aggregated; a DAY is a local day of Berlin.',
});

export const MAX_POINTS =
  '2 to 5,000 rows per series: raw if they fit, else the smallest multiple of 15 min that does. Excludes `resolution`.';
