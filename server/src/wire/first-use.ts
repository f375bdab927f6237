import type { SubgraphConnection, SubgraphRequest } from '@luna/platform/ports/subgraph-connection';
import { parse } from 'graphql';

const ENSURE_USER = parse('mutation { ensureUser }', { noLocation: true });
/** A request is not held up for longer by a telemetry that hangs. */
const PATIENCE_MS = 2_000;

/** The first use of a customer makes the row in the database; telemetry keeps the users. */
export function firstUseOver(telemetry: SubgraphConnection) {
  return async (_identity: unknown, request: SubgraphRequest): Promise<void> => {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const { errors } = await telemetry.execute({ document: ENSURE_USER }, { ...request, signal });
    if (errors?.length) throw new Error(errors[0]?.message);
  };
}
