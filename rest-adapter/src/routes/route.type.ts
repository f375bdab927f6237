import type { Readable } from 'node:stream';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Access, TicketFile } from '@luna/platform/ports/gateway-client';
import type { Upload } from 'graphql-upload-minimal';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'DELETE';

/** Data in the envelope. 202 = accepted and still running. */
export interface DataAnswer {
  status: 200 | 202;
  /** German, for people. */
  message: string;
  data: unknown;
}

/** Bytes that are piped through, for JSON with the envelope around them already. */
export interface StreamAnswer {
  stream: Readable;
  contentType: string;
  /** Name for the download; null = shown, not saved. */
  fileName: string | null;
}

/** What a route sees of its request, checked. */
export interface Call<Query, Body> {
  query: Query;
  body: Body;
  params: Record<string, string>;
  /** The `file` part of a form. */
  file: Upload | null;
  fileName: string;
  traceId: string;
  /** Runs one operation at the gateway; throws LunaError. */
  run<Result, Variables extends Record<string, unknown>>(
    operation: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ): Promise<Result>;
  fetchTicket(url: string): Promise<TicketFile>;
}

interface RouteDocs {
  tag: string;
  summary: string;
  description?: string;
  /** A request body that works as it stands. */
  example?: Record<string, unknown>;
}

export interface Route {
  method: Method;
  /** Below the base, parameters as in OpenAPI: `/admin/jobs/{job_id}`. */
  path: string;
  access: Access;
  rate?: 'ask' | 'ingest';
  /** Every status this route documents besides 405, 500, 503, 504 and those its access class implies. */
  statuses: readonly number[];
  query?: z.ZodType;
  body?: z.ZodType;
  /** Form fields of a multipart upload; the part `file` comes besides them. */
  form?: z.ZodType;
  /** Shape of `data` on success. */
  data: z.ZodType;
  /** Further content types of a success besides the JSON envelope. */
  produces?: readonly string[];
  /** Carries a weak ETag over `data` and answers 304. */
  revalidated?: boolean;
  /** Reads end with the caller's connection or after this time; null = a write that goes on once accepted. */
  deadlineMs: number | null;
  docs: RouteDocs;
  // biome-ignore lint/suspicious/noExplicitAny: the table holds routes of different inputs; defineRoute checks each
  handle(call: Call<any, any>): Promise<DataAnswer | StreamAnswer>;
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<string, never>;

/** Types `handle` from the route's own schemas. */
export function defineRoute<
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  route: Omit<Route, 'query' | 'body' | 'form' | 'handle'> & {
    query?: Query;
    handle(call: Call<Output<Query>, Output<Body>>): Promise<DataAnswer | StreamAnswer>;
  } & ({ body?: Body; form?: never } | { form?: Body; body?: never }),
): Route {
  return route as Route;
}

/** Deadlines of the contract: `rag/ask` and all other reads. */
export const ASK_DEADLINE_MS = 60_000;
export const READ_DEADLINE_MS = 30_000;
