import { PostgresDatabase } from '@luna/platform/adapters/postgres/postgres-database';
import { createLog } from '@luna/platform/log/log';
import { findSimulatedMeters } from '../data/meters.js';
import { appendReadings, lastReadingTs } from '../data/readings.js';
import { catchUp } from '../feeds/catch-up.js';
import { SimulatedMeters } from '../feeds/simulated-meters.js';

/** A process to be killed: fills the readings of a database up to an instant in an interval, a line per batch. */
const [, , url = '', now = '', intervalSec = ''] = process.argv;
const database = new PostgresDatabase({
  url,
  adapter: 'postgres',
  log: createLog({ level: 'silent' }),
  poolSize: 2,
});

await catchUp(
  new SimulatedMeters('test', Number(intervalSec), () => findSimulatedMeters(database)),
  {
    name: 'smartmeter',
    lastTs: (meter) => lastReadingTs(database, meter.id),
    append: async (rows) => {
      const writing = appendReadings(database, 'smartmeter', rows);
      process.stdout.write('writing\n');
      return writing;
    },
    announce: async () => undefined,
  },
  new Date(now),
  new AbortController().signal,
);
