import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '@luna/platform/config/load';
import { findInstallation } from '../../bin/installation.js';
import type { CommandInput, CommandOption } from '../command.type.js';
import { CommandError } from '../command-error.js';
import { UsageError } from '../usage-error.js';
import { LunaApi } from './luna-api.js';

/** Of every command that talks to a running Luna. */
export const CONNECTION_OPTIONS: Record<string, CommandOption> = {
  url: { type: 'string', value: '<Adresse>', help: 'eine andere Luna, z. B. https://luna.example' },
  'key-file': { type: 'string', value: '<Datei>', help: 'Datei mit dem Schlüssel der Verwaltung' },
};

/** The Luna a command means, after making sure that it is there. CommandError says what to do if it is not. */
export async function connect({ options, cwd, signal }: CommandInput): Promise<LunaApi> {
  const own = findInstallation();
  const wanted = options.text('url') ?? loadConfig().LUNA_URL;
  const url = wanted === undefined ? own.url : addressOf(wanted);
  await meet(new LunaApi(url, ''), signal, wanted === undefined);
  const keyFile = options.text('key-file');
  return new LunaApi(url, keyFile === undefined ? keyFor(url, own) : readKey(path.resolve(cwd, keyFile)));
}

function addressOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageError(`„${text}“ ist keine Adresse; sie beginnt mit http:// oder https://.`);
  return text.replace(/\/+$/, '');
}

/** The key in the data folder is for the Luna of this folder; it is never sent to another one. */
function keyFor(url: string, own: ReturnType<typeof findInstallation>): string {
  const key = loadConfig().ADMIN_API_KEY ?? (url === own.url ? own.adminKey : '');
  if (key !== '') return key;
  throw new CommandError(
    'Der Schlüssel der Verwaltung fehlt. Setzen Sie ADMIN_API_KEY oder nennen Sie mit --key-file eine Datei, in der er steht.',
  );
}

/** The key alone, or the `secrets.json` of a data folder. */
function readKey(file: string): string {
  const text = readFile(file).trim();
  if (!text.startsWith('{')) return text;
  const { adminKey } = JSON.parse(text) as { adminKey?: string };
  if (adminKey) return adminKey;
  throw new CommandError(`In ${file} steht kein Schlüssel der Verwaltung.`);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file} lässt sich nicht lesen.`, error);
  }
}

async function meet(api: LunaApi, signal: AbortSignal, isOwn: boolean): Promise<void> {
  const answer = await api.rest('system/info', { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new CommandError(
      isOwn
        ? `Hier läuft keine Luna (${api.url}). Starten Sie sie mit npm start.`
        : `Unter ${api.url} ist keine Luna zu erreichen.`,
      error,
    );
  });
  if (answer.data?.name === 'Luna-IEMS') return;
  throw new CommandError(`Unter ${api.url} antwortet etwas anderes als Luna (Status ${answer.status}).`);
}
