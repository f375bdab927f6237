import type { IncomingHttpHeaders } from 'node:http';

/** What a caller showed. The first one present decides; an invalid one is never skipped. */
export interface Credentials {
  adminKey?: string | undefined;
  authorization?: string | undefined;
  devUser?: string | undefined;
}

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

export function credentialsOf(headers: IncomingHttpHeaders): Credentials {
  return {
    adminKey: single(headers['x-admin-key']),
    authorization: headers.authorization,
    devUser: single(headers['x-dev-user']),
  };
}
