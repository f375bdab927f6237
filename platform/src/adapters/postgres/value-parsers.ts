import pg from 'pg';

const { builtins } = pg.types;

/** Only what differs from pg's own reading. Int8 and numeric hold counts, sums and sequence numbers here. */
const PARSERS: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
  // A day has no zone: read as a Date it would shift with the machine's.
  [builtins.DATE]: (text) => text,
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
};

/** How `query` reads values: int8 and numeric are numbers, instants Dates, days `YYYY-MM-DD`. */
export const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    PARSERS[oid] ?? pg.types.getTypeParser(oid, format ?? 'text')) as pg.CustomTypesConfig['getTypeParser'],
};
