import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

// Hive Gateway over the subgraphs of a supergraph file, under one fixed identity: `hive.mjs <supergraph> <identity>`.
const [supergraphFile, identity] = process.argv.slice(2);

const gateway = createGatewayRuntime({
  supergraph: readFileSync(supergraphFile, 'utf8'),
  logging: false,
  propagateHeaders: { fromClientToSubgraphs: () => ({ 'x-luna-identity': identity }) },
});
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/graphql`));
