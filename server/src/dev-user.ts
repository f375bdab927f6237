import type { Config } from '@luna/platform/config/schema';
import { isLoopback } from './http/allowed-hosts.js';

/** Whether X-Dev-User counts: switched on, and either nobody else can reach Luna or that is wanted too. */
export function isDevUserAllowed(config: Config): boolean {
  return config.AUTH_DEV_USER && (isLoopback(config.API_HOST) || config.AUTH_DEV_USER_ALLOW_REMOTE);
}

/** For the person at the terminal. */
export function devUserWarnings(config: Config): string[] {
  if (!isDevUserAllowed(config)) return [];
  return [
    'X-Dev-User gilt ohne Anmeldung, solange AUTH_DEV_USER an ist. Vor dem Betrieb für andere bitte abschalten.',
  ];
}
