import { describeSubgraphConnection } from '../testing/contracts/subgraph-connection.contract.js';
import { InProcessConnection } from './in-process-connection.js';

describeSubgraphConnection('in process', async ({ schema, signer, log }) => {
  const connection = new InProcessConnection('probe', () => schema, signer, log);
  return { connection, stop: () => connection.close() };
});
