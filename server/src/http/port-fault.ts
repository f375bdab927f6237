import { StartupError } from '@luna/platform/errors/startup-error';

/** What a person can do about a port that does not open; `variable` sets it. */
export function portFault(
  error: unknown,
  { host, port, variable }: { host: string; port: number; variable: string },
): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} ist schon belegt. Wählen Sie einen anderen, z. B. ${variable}=${port + 1} npm start.`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES') {
    return new StartupError(
      `Auf ${host}:${port} lässt sich nicht lauschen (${code}). Prüfen Sie API_HOST und ${variable}.`,
    );
  }
  return error;
}
