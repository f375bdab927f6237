import { HttpGatewayClient } from '@luna/platform/adapters/gateway-http/http-gateway-client';
import { IdentitySigner } from '@luna/platform/auth/identity';
import { NetworkIdentity } from '@luna/platform/auth/network-identity';
import { createLog } from '@luna/platform/log/log';
import { describe, expect, it } from 'vitest';
import { describeGatewayClient } from './testing/gateway-client.contract.js';
import { ADMIN_KEY, startTestGateway } from './testing/start-test-gateway.js';

describeGatewayClient('in the same process', async (options) => {
  const gateway = await startTestGateway(options);
  const { life } = gateway;
  return {
    client: gateway.gateway.client,
    life,
    [Symbol.asyncDispose]: () => gateway[Symbol.asyncDispose](),
  };
});

describeGatewayClient('over the network', async (options) => {
  const gateway = await startTestGateway(options);
  const client = gateway.far();
  return {
    client,
    life: gateway.life,
    [Symbol.asyncDispose]: async () => {
      await client.close();
      await gateway[Symbol.asyncDispose]();
    },
  };
});

const ADMISSION = {
  credentials: { adminKey: ADMIN_KEY },
  access: 'A' as const,
  traceId: '0b6f5b0e-6a52-4f0e-9d0f-3c6a4b1f7a11',
};

/** A client with another key, or with another way to the gateway. */
const clientOf = (urls: string[], key: string) => {
  const clock = { now: () => new Date('2026-11-22T12:00:00Z') };
  const identity = new NetworkIdentity(new IdentitySigner(Buffer.from(key)), clock);
  return new HttpGatewayClient({ urls, identity, clock, log: createLog({ level: 'silent' }) });
};

describe('the gateway behind the network', () => {
  it('admits nobody who does not hold the key of the installation', async () => {
    await using gateway = await startTestGateway();
    const client = clientOf([gateway.url.replace('/graphql', '')], 'the key of another installation');

    await expect(client.admit(ADMISSION)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await client.close();
  });

  it('is asked at its next copy where one is down', async () => {
    await using gateway = await startTestGateway();
    const urls = ['http://127.0.0.1:1', gateway.url.replace('/graphql', '')];
    const client = clientOf(urls, 'identity key of the tests');

    for (let n = 0; n < 3; n += 1) expect((await client.admit(ADMISSION)).identity.role).toBe('admin');
    await client.close();
  });

  it('is named as unreachable, with the time to wait, where no copy is up', async () => {
    const client = clientOf(['http://127.0.0.1:1'], 'identity key of the tests');

    await expect(client.admit(ADMISSION)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      retryAfterSec: expect.any(Number),
    });
    await client.close();
  });
});
