import { useSyncExternalStore } from 'react';
import { readText, writeText } from '../browser/stored-text';
import { createClient, type LunaClient } from './create-client';

const ADMIN_KEY = 'luna.admin-key';

interface AdminSession {
  key: string | null;
  /** The server refused the key that was in use. */
  refused: boolean;
}

let session: AdminSession = { key: readText(sessionStorage, ADMIN_KEY), refused: false };
const listeners = new Set<() => void>();
let opened: { key: string; client: LunaClient } | null = null;

function change(next: AdminSession): void {
  if (next.key !== opened?.key) {
    opened?.client.connection.close();
    opened = null;
  }
  session = next;
  writeText(sessionStorage, ADMIN_KEY, next.key);
  for (const listener of listeners) listener();
}

export const signIn = (key: string) => change({ key, refused: false });
export const signOut = () => change({ key: null, refused: false });

export function useAdminSession(): AdminSession {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}

/** A client that carries the key; it and all it has read are gone with the key. */
export function adminClient(key: string, onRefused: () => void) {
  return createClient({
    headers: () => ({ 'X-Admin-Key': key }),
    onFault: (fault) => {
      if (fault.code === 'UNAUTHENTICATED' || fault.code === 'FORBIDDEN') onRefused();
    },
  });
}

/** The one client of the key in use. */
export function useAdminClient(key: string): LunaClient {
  opened ??= { key, client: adminClient(key, () => change({ key: null, refused: true })) };
  return opened.client;
}
