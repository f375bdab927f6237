import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { ANONYMOUS, type Identity } from '@luna/platform/auth/identity';
import { requireAdmin, requireCaller } from '@luna/platform/auth/require';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { Log } from '@luna/platform/log/log';
import type {
  Admission,
  Credentials,
  GatewayClient,
  GatewayResult,
  GatewaySession,
  RateLimitState,
  TicketFile,
} from '@luna/platform/ports/gateway-client';
import { publicError } from '@luna/platform/subgraph/public-error';
import {
  buildSchema,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  subscribe,
  validate,
} from 'graphql';
import { GraphQLUpload } from 'graphql-upload-minimal';
import { type Resolvers, sampleResolvers } from './sample-resolvers.js';

export const ADMIN_KEY = 'admin-key-of-this-test';
export const CUSTOMER_ID = '11111111-2222-4333-8444-555555555555';

const SCHEMA = new URL('../../../gateway/api.graphql', import.meta.url);

export const sampleTicket = (url: string): TicketFile =>
  url.endsWith('csv')
    ? {
        contentType: CSV_TYPE,
        fileName: 'smartmeter_2026-11-21_offen.csv',
        stream: Readable.from(['meter_id,ts\r\n']),
      }
    : { contentType: 'application/json', fileName: 'smartmeter.json', stream: Readable.from([NO_READINGS]) };

const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
const NO_READINGS = '{"from":"2026-11-21T23:00:00.000Z","to":null,"resolution":"raw","readings":[]}';

type Request = Parameters<GatewaySession['subscribe']>[0];

/** A gateway of one process: real GraphQL over resolvers that a test may replace. */
export class TestGateway implements GatewayClient {
  resolvers: Resolvers = { ...sampleResolvers };
  rateLimit: RateLimitState | null = null;
  ticket: (url: string) => TicketFile = sampleTicket;
  readonly admissions: Admission[] = [];
  private readonly schema: GraphQLSchema;

  constructor(private readonly log: Log) {
    this.schema = buildSchema(readFileSync(SCHEMA, 'utf8'));
    Object.assign(this.schema.getType('Upload') ?? {}, { parseValue: GraphQLUpload.parseValue });
  }

  async admit(admission: Admission): Promise<GatewaySession> {
    this.admissions.push(admission);
    const identity = identityOf(admission.credentials);
    if (admission.access === 'C') requireCaller(identity);
    if (admission.access === 'A') requireAdmin(identity);
    return {
      identity,
      rateLimit: admission.rate ? this.rateLimit : null,
      execute: (request) => this.execute(request, identity),
      subscribe: (request) => this.subscribe(request, identity),
      fetchTicket: async (url) => this.ticket(url),
    };
  }

  private async execute(request: Request, identity: Identity): Promise<GatewayResult> {
    const faults = validate(this.schema, request.operation);
    if (faults.length > 0) return { errors: faults };
    return this.show(await execute(this.argumentsOf(request, identity)));
  }

  /** A resolver of a subscription yields `{ nameOfTheField: event }`. */
  private async *subscribe(request: Request, identity: Identity): AsyncGenerator<GatewayResult> {
    const results = await subscribe(this.argumentsOf(request, identity));
    if (!(Symbol.asyncIterator in results)) yield this.show(results);
    else for await (const result of results) yield this.show(result);
  }

  private argumentsOf({ operation, variables, signal }: Request, identity: Identity): ExecutionArgs {
    return {
      schema: this.schema,
      document: operation,
      variableValues: variables,
      rootValue: this.resolvers,
      contextValue: { identity, signal },
    };
  }

  private show({ data, errors }: ExecutionResult): GatewayResult {
    const shown = errors?.map((error) => publicError(error, this.log));
    return {
      data: (data as GatewayResult['data']) ?? null,
      ...(shown ? { errors: shown as NonNullable<GatewayResult['errors']> } : {}),
    };
  }
}

function identityOf({ adminKey, authorization, devUser }: Credentials): Identity {
  if (adminKey !== undefined) {
    if (adminKey !== ADMIN_KEY) throw new LunaError('UNAUTHENTICATED', 'Der Admin-Schlüssel stimmt nicht.');
    return { role: 'admin', userId: null, externalId: null };
  }
  if (authorization === 'Bearer expired') throw new LunaError('TOKEN_EXPIRED', 'Bitte neu anmelden.');
  if (authorization !== undefined) throw new LunaError('UNAUTHENTICATED', 'Das Token ist ungültig.');
  return devUser === undefined ? ANONYMOUS : { role: 'customer', userId: devUser, externalId: devUser };
}
