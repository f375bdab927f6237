import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const HAS_PROC = existsSync('/proc/self/stat');

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Names one life of one process: differs once the pid is given to another process or the machine restarts.
 * Undefined when nothing runs under `pid`, also for a zombie, which holds its pid but no files.
 */
export function processLife(pid: number): string | undefined {
  if (!HAS_PROC) {
    return ps(pid, 'stat').startsWith('Z') ? undefined : ps(pid, 'lstart') || undefined;
  }
  // The second field, the program name in brackets, may itself hold spaces and brackets.
  const stat = readProc(pid, 'stat');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  if (!state || !startTicks || 'ZX'.includes(state)) return undefined;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${startTicks}`;
}

/** Command line of a process with its arguments separated by spaces; empty when there is none. */
export function commandLine(pid: number): string {
  return HAS_PROC ? readProc(pid, 'cmdline').replaceAll('\0', ' ') : ps(pid, 'command');
}

/** True once `pid` is gone, false when it still runs after `timeoutMs`. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (processLife(pid) !== undefined) {
    if (Date.now() > end) return false;
    await delay(20);
  }
  return true;
}
