import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { connectTo, identity, listen, requestOf, UNAVAILABLE } from '../../testing/http-subgraphs.js';
import { probeSubgraph } from '../../testing/probe-subgraph.js';
import { startSubgraphServer, type TestSubgraphServer } from '../../testing/start-subgraph-server.js';
import { largeFile, uploadOf } from '../../testing/uploads.js';

describe('an answer', () => {
  it('that is no GraphQL is UNAVAILABLE', async () => {
    await using proxy = await listen((_, response) => response.end('<html>Wartung</html>'));
    await using subgraph = connectTo([proxy.url]);

    await expect(subgraph.run()).rejects.toMatchObject(UNAVAILABLE);
  });

  it('that is larger than memory should bear is cut off and not asked for again', async () => {
    await using endless = await listen((_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(1024 * 1024, ' ')));
      };
      response.on('drain', more);
      more();
    });
    await using subgraph = connectTo([endless.url]);

    await expect(subgraph.run()).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    expect(endless.count).toBe(1);
  });
});

describe('a subgraph that goes away', () => {
  const subscribe = (subgraph: ReturnType<typeof connectTo>) =>
    subgraph.connection
      .subscribe({ document: parse('subscription { endless }') }, requestOf())
      [Symbol.asyncIterator]();

  it('ends its subscriptions with UNAVAILABLE; a new one finds it when it is back', async () => {
    const probe = probeSubgraph();
    const server = await startSubgraphServer(probe.schema, identity);
    await using subgraph = connectTo([server.url]);
    const [one, two] = [subscribe(subgraph), subscribe(subgraph)];
    await Promise.all([one.next(), two.next()]);

    await server.stop();

    for (const events of [one, two]) {
      expect(await events.next()).toMatchObject({
        value: { data: null, errors: [{ extensions: { code: 'UNAVAILABLE' } }] },
      });
      expect(await events.next()).toEqual({ done: true, value: undefined });
    }
    const again = await startSubgraphServer(probe.schema, identity, { port: server.port });
    expect(await subscribe(subgraph).next()).toEqual({ done: false, value: { data: { endless: 'Anfang' } } });
    await subgraph.connection.close();
    await again.stop();
  });

  it('answers what it is working on first', async () => {
    const probe = probeSubgraph();
    const server = await startSubgraphServer(probe.schema, identity);
    await using subgraph = connectTo([server.url]);
    const upload = uploadOf('a.bin', largeFile(8 * 1024 * 1024));
    const begun = probe.happens('part');
    const answer = subgraph.connection.execute(
      {
        document: parse('mutation ($i: UploadInput!) { upload(input: $i) { bytes } }'),
        variables: { i: { files: [upload], isSlow: true } },
      },
      requestOf(),
    );
    await begun;

    await server.stop();

    expect(await answer).toEqual({ data: { upload: { bytes: [8 * 1024 * 1024] } } });
  });
});

describe('an upload', () => {
  const send = (
    subgraph: ReturnType<typeof connectTo>,
    file: ReturnType<typeof largeFile>,
    signal?: AbortSignal,
  ) =>
    subgraph.connection.execute(
      {
        document: parse('mutation ($i: UploadInput!) { upload(input: $i) { bytes } }'),
        variables: { i: { files: [uploadOf('a.bin', file)] } },
      },
      requestOf(signal),
    );

  it('whose client hangs up ends the resolver', async () => {
    const probe = probeSubgraph();
    const server: TestSubgraphServer = await startSubgraphServer(probe.schema, identity);
    await using subgraph = connectTo([server.url]);
    const client = new AbortController();
    const [begun, brokenOff] = [probe.happens('part'), probe.happens('broken-off')];

    const answer = send(subgraph, largeFile(64 * 1024 * 1024), client.signal);
    await begun;
    client.abort();

    await expect(answer).rejects.toMatchObject({ code: 'TIMEOUT' });
    await brokenOff;
    await server.stop();
  });

  it('whose subgraph dies is UNAVAILABLE, is not sent again, and its file is read to the end', async () => {
    await using dying = await listen((request) => request.once('data', () => request.socket.destroy()));
    await using alive = await listen((_, response) => response.end('{}'));
    await using subgraph = connectTo([alive.url, dying.url]);
    const file = largeFile(4 * 1024 * 1024);
    const drained = new Promise((resolve) => file.once('end', resolve));

    await expect(send(subgraph, file)).rejects.toMatchObject(UNAVAILABLE);

    await drained;
    expect(alive.count).toBe(0);
  });
});
