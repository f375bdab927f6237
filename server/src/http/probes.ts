import type { Database } from '@luna/platform/ports/database';
import type { FastifyInstance } from 'fastify';

const PROBE_TIMEOUT_MS = 3_000;

/** `/livez`: the process answers. `/readyz`: it may be sent work, each dependency named. */
export function registerProbes(
  app: FastifyInstance,
  deps: { database: Database; isStopping: () => boolean },
): void {
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const database = await deps.database.health(AbortSignal.timeout(PROBE_TIMEOUT_MS));
    const ready = database.status !== 'down' && !deps.isStopping();
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ok' : 'down',
      stopping: deps.isStopping(),
      dependencies: { database: database.status },
    });
  });
}
