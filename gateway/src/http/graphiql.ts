import type { FastifyReply, FastifyRequest } from 'fastify';

/** A browser that opens /graphql itself, rather than a client that asks with GET. */
export function wantsPage(request: FastifyRequest): boolean {
  const { query } = request.query as { query?: string };
  return query === undefined && (request.headers.accept ?? '').includes('text/html');
}

let page: Promise<string> | undefined;

/** GraphiQL from our own disk; loaded on first use because its bundle has 9 MB. */
export async function sendGraphiql(reply: FastifyReply): Promise<void> {
  page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
    renderGraphiQL({
      title: 'Luna-IEMS GraphQL',
      endpoint: '/graphql',
      subscriptionsProtocol: 'SSE',
      defaultQuery:
        '# Kopfzeilen unten: { "X-Admin-Key": "…" } oder { "X-Dev-User": "<uuid>" }\n{\n  systemInfo { name version notices }\n}\n',
    }),
  );
  await reply.type('text/html; charset=utf-8').send(await page);
}
