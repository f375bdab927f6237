import { z } from 'zod';
import {
  type FeedFieldsFragment,
  SimulationDocument,
  SwitchSimulationDocument,
} from '../generated/operations.js';
import { toGraphql, toRest } from '../mapping/enums.js';
import { type Call, defineRoute } from './route.type.js';

const feedState = z
  .object({
    feed: z.enum(['smartmeter', 'market']),
    mode: z.enum(['simulation', 'real', 'off']),
    running: z.boolean(),
    interval_sec: z.int(),
    rows_written: z.int(),
    last_ts: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Feed' });

const command = z.object({
  action: z.enum(['start', 'stop', 'status']),
  feed: z.enum(['smartmeter', 'market', 'all']).default('all'),
});

export const simRunRoute = defineRoute({
  method: 'POST',
  path: '/sim/run',
  access: 'A',
  statuses: [200, 400, 409, 413, 415],
  deadlineMs: null,
  body: command,
  data: z.object({ running: z.boolean(), feeds: z.array(feedState) }).meta({ id: 'Simulation' }),
  docs: {
    tag: 'Verwaltung',
    summary: 'Simulation starten, anhalten oder ansehen',
    description:
      'Der Schalter übersteht einen Neustart, eine Wiederholung ändert nichts. Für eine echte Quelle lässt sich keine Simulation starten (409).',
    example: { action: 'status' },
  },
  async handle({ body, run }) {
    const feeds = (await feedsAfter(body, run))
      .map(toFeed)
      .filter(({ feed }) => body.feed === 'all' || feed === body.feed);
    const running = feeds.some((feed) => feed.running);
    return {
      status: 200,
      message: running ? 'Die Simulation läuft.' : 'Die Simulation läuft nicht.',
      data: { running, feeds },
    };
  },
});

async function feedsAfter(
  { action, feed }: z.output<typeof command>,
  run: Call<unknown, unknown>['run'],
): Promise<readonly FeedFieldsFragment[]> {
  if (action === 'status') return (await run(SimulationDocument, {})).simulation;
  const input = { action: toGraphql(action), feed: feed === 'all' ? null : toGraphql(feed) };
  return (await run(SwitchSimulationDocument, { input })).switchSimulation.feeds;
}

const toFeed = ({ name, mode, running, intervalSec, rowsWritten, lastTs }: FeedFieldsFragment) => ({
  feed: toRest(name),
  mode: toRest(mode),
  running,
  interval_sec: intervalSec,
  rows_written: rowsWritten,
  last_ts: lastTs,
});
