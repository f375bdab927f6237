import type { IncomingHttpHeaders } from 'node:http';
import type { Credentials } from '../ports/gateway-client.js';

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

export function credentialsOf(headers: IncomingHttpHeaders): Credentials {
  return {
    adminKey: single(headers['x-admin-key']),
    authorization: headers.authorization,
    devUser: single(headers['x-dev-user']),
  };
}
