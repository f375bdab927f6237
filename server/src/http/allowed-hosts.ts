import { isIP } from 'node:net';

/**
 * Hosts a request may name. A page of another site that points its own name at this address (DNS rebinding)
 * sends that name and is refused; an address typed as numbers cannot be rebound and is fine.
 */
export function createHostCheck(further: string[]): (host: string | undefined) => boolean {
  const allowed = new Set(['localhost', ...further].map((host) => host.toLowerCase()));
  return (host) => {
    const name = host
      ?.replace(/:\d+$/, '')
      .replace(/^\[(.*)\]$/, '$1')
      .toLowerCase();
    return name !== undefined && (allowed.has(name) || isIP(name) !== 0);
  };
}

/** Addresses only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
