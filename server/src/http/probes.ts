import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.js';

/** `/livez`: the process answers. `/readyz`: it may be sent work, each dependency named. */
export function registerProbes(
  app: FastifyInstance,
  deps: { readiness: () => Promise<Readiness>; isStopping: () => boolean },
): void {
  app.get('/livez', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const { ready, dependencies } = await deps.readiness();
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'down', stopping: deps.isStopping(), dependencies });
  });
}
