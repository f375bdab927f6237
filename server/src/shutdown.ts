import type { Log } from '@luna/platform/log/log';

type Stop = () => Promise<unknown> | unknown;

/** Ends parts in the reverse order of their start; a part that fails does not keep the others from ending. */
export class Shutdown {
  private readonly parts: { name: string; stop: Stop }[] = [];
  private ended: Promise<void> | undefined;

  constructor(private readonly log: Log) {}

  get isStopping(): boolean {
    return this.ended !== undefined;
  }

  add(name: string, stop: Stop): void {
    this.parts.push({ name, stop });
  }

  stop(): Promise<void> {
    this.ended ??= this.stopAll();
    return this.ended;
  }

  private async stopAll(): Promise<void> {
    for (const { name, stop } of this.parts.reverse()) {
      try {
        await stop();
        this.log.debug({ part: name }, 'stopped');
      } catch (err) {
        this.log.error({ err, part: name }, 'could not stop cleanly');
      }
    }
  }
}
