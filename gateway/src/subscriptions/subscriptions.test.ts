import { expect, it, vi } from 'vitest';
import { connect, subscribe } from '../testing/socket-client.js';
import { startTestGateway } from '../testing/start-test-gateway.js';

it('completes each event with what another subgraph owns, in order', async () => {
  await using gateway = await startTestGateway();
  const client = connect(gateway.socketUrl);
  const events = subscribe(
    client,
    'subscription ($upper: Boolean) { readingAdded { label: title(upper: $upper) author { __typename name } } }',
    { upper: true },
  );
  await vi.waitFor(() => expect(gateway.life.listeners).toBe(1));

  gateway.life.hold('eins');
  gateway.life.hold('zwei', 'gone');
  gateway.life.hold('drei');

  expect(await events.take(3)).toMatchObject([
    { data: { readingAdded: { label: 'EINS', author: { __typename: 'Author', name: 'Ada' } } } },
    { data: { readingAdded: { label: 'ZWEI', author: null } } },
    { data: { readingAdded: { label: 'DREI', author: { __typename: 'Author', name: 'Ada' } } } },
  ]);
  await client.dispose();
});

it('ends the source when the client leaves', async () => {
  await using gateway = await startTestGateway();
  const client = connect(gateway.socketUrl);
  const events = subscribe(client, 'subscription { readingAdded { title } }');
  await vi.waitFor(() => expect(gateway.life.listeners).toBe(1));

  events.leave();

  await vi.waitFor(() => expect(gateway.life.listeners).toBe(0));
  expect(gateway.gateway.counts().upstreams).toBe(0);
  await client.dispose();
});
