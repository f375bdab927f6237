import { createContext, useContext, useSyncExternalStore } from 'react';
import { useOnline } from '../browser/use-online';
import { customer } from './customer';
import type { ConnectionState, LiveConnection } from './live-connection';

/** The connection of whoever uses the page, beside their Apollo client. */
export const ConnectionContext = createContext<LiveConnection>(customer.connection);

export const useConnection = (): LiveConnection => useContext(ConnectionContext);

export function useConnectionState(): ConnectionState {
  const connection = useConnection();
  return useSyncExternalStore(connection.onChange, connection.state);
}

/** New values can come, as far as this browser knows. */
export function useIsConnected(): boolean {
  const isOnline = useOnline();
  const { phase } = useConnectionState();
  return isOnline && phase !== 'waiting' && phase !== 'refused';
}
