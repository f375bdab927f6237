import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Resolution } from '../gql/graphql';
import { LiveSeries, type SeriesSlot, type SeriesSource } from './live-series';

const SLOT_MS = 60_000;

interface Value extends SeriesSlot {
  value: number;
}

const value = (minute: number, of = minute): Value => ({
  start: minute * SLOT_MS,
  end: (minute + 1) * SLOT_MS,
  count: null,
  value: of,
});

/** A server in memory: what is stored is in the history at once and streamed to whoever follows. */
class FakeSource implements SeriesSource<Value> {
  readonly stored: Value[] = [];
  readonly loads: { from: number; resolution: Resolution }[] = [];
  readonly sinceWhen: (number | null)[] = [];
  private deliver: ((slot: Value) => void) | null = null;
  private fault: ((fault: unknown) => void) | null = null;
  hold: Promise<void> = Promise.resolve();

  store(slot: Value) {
    this.stored.push(slot);
    this.deliver?.(slot);
  }

  deliverAgain(slot: Value) {
    this.deliver?.(slot);
  }

  breakWith(fault: unknown) {
    this.fault?.(fault);
  }

  async loadLatest() {
    return this.stored.at(-1) ?? null;
  }

  async load(from: number, resolution: Resolution) {
    this.loads.push({ from, resolution });
    const answer = this.stored.filter(({ end }) => end > from).sort((a, b) => a.start - b.start);
    await this.hold;
    return resolution === 'RAW' ? answer : [sumOf(answer)];
  }

  follow(since: () => number | null, onSlot: (slot: Value) => void, onFault: (fault: unknown) => void) {
    this.sinceWhen.push(since());
    this.deliver = onSlot;
    this.fault = onFault;
    return () => {
      this.deliver = null;
    };
  }
}

const sumOf = (values: Value[]): Value => ({
  start: 0,
  end: 15 * SLOT_MS,
  count: values.length,
  value: values.reduce((sum, one) => sum + one.value, 0),
});

const paints: (() => void)[] = [];
const paintAll = () => {
  for (const paint of paints.splice(0)) paint();
};
const show = (source: FakeSource, resolution: Resolution = 'RAW', from = 0) =>
  new LiveSeries(source, { from: () => from, resolution }, (paint) => paints.push(paint));
const minutes = (series: LiveSeries<Value>) => series.state().slots.map(({ start }) => start / SLOT_MS);

beforeEach(() => {
  vi.useFakeTimers();
  paints.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('LiveSeries', () => {
  it('shows the history and then each value as it is stored', async () => {
    const source = new FakeSource();
    source.store(value(0));
    const series = show(source);
    await series.start();

    source.store(value(1));
    source.store(value(2));
    paintAll();

    expect(minutes(series)).toEqual([0, 1, 2]);
    expect(series.state().latest).toEqual(value(2));
    expect(source.sinceWhen).toEqual([0]);
  });

  it('changes the picture once, however many values arrive before it is painted', async () => {
    const source = new FakeSource();
    const series = show(source);
    await series.start();
    const changes = vi.fn();
    series.onChange(changes);

    for (let minute = 0; minute < 500; minute++) source.store(value(minute));
    expect(paints).toHaveLength(1);
    paintAll();

    expect(changes).toHaveBeenCalledTimes(1);
    expect(minutes(series)).toHaveLength(500);
  });

  it('keeps values that arrive while their history is still on the way', async () => {
    const source = new FakeSource();
    source.store(value(0));
    const series = show(source);
    let release = () => {};
    source.hold = new Promise((resolve) => {
      release = resolve;
    });
    const started = series.start();
    await vi.waitFor(() => expect(source.loads).toHaveLength(1));

    source.store(value(1));
    paintAll();
    release();
    await started;

    expect(minutes(series)).toEqual([0, 1]);
  });

  it('has neither hole nor repeat after an interruption, late values included', async () => {
    const source = new FakeSource();
    source.store(value(0));
    const series = show(source);
    await series.start();
    source.store(value(1));
    paintAll();

    // Away: a value is stored, and one for an earlier slot, which a stream by `since` would not bring.
    source.stored.push(value(3), value(2, 20));
    source.store(value(4));
    source.deliverAgain(value(1));
    series.reload();
    await vi.waitFor(() => expect(minutes(series)).toHaveLength(5));
    paintAll();

    expect(minutes(series)).toEqual([0, 1, 2, 3, 4]);
  });

  it('follows on from the newest value it has', async () => {
    const source = new FakeSource();
    source.store(value(7));
    await show(source).start();

    expect(source.sinceWhen).toEqual([7 * SLOT_MS]);
  });

  it('lets values go that the window has left behind', async () => {
    const source = new FakeSource();
    source.store(value(0));
    source.store(value(1));
    let from = 0;
    const series = new LiveSeries(source, { from: () => from, resolution: 'RAW' }, (paint) =>
      paints.push(paint),
    );
    await series.start();

    from = 1.5 * SLOT_MS;
    source.store(value(2));
    paintAll();

    expect(minutes(series)).toEqual([1, 2]);
  });

  it('asks for the last sum again when values have fallen into it, but not for each', async () => {
    const source = new FakeSource();
    source.store(value(1));
    const series = show(source, 'QUARTER_HOUR');
    await series.start();

    for (let minute = 2; minute < 10; minute++) {
      source.store(value(minute));
      paintAll();
    }
    await vi.advanceTimersByTimeAsync(3_000);

    expect(source.loads).toHaveLength(2);
    expect(series.state().slots).toEqual([{ ...sumOf([]), count: 9, value: 45 }]);
    expect(series.state().latest).toEqual(value(9));
  });

  it('shows the window asked for last, whichever answer comes first', async () => {
    const source = new FakeSource();
    source.store(value(0));
    source.store(value(1));
    const series = show(source);
    await series.start();
    let release = () => {};
    source.hold = new Promise((resolve) => {
      release = resolve;
    });
    series.show({ from: () => 0, resolution: 'RAW' });
    source.hold = Promise.resolve();
    series.show({ from: () => SLOT_MS, resolution: 'RAW' });
    await vi.waitFor(() => expect(series.state().phase).toBe('ready'));
    release();
    await vi.advanceTimersByTimeAsync(0);

    expect(minutes(series)).toEqual([1]);
  });

  it('says why it cannot go on, keeps what it has, and starts again when asked to', async () => {
    const source = new FakeSource();
    source.store(value(0));
    const series = show(source);
    await series.start();

    source.breakWith('no');
    expect(series.state()).toMatchObject({ phase: 'failed', fault: 'no' });
    expect(minutes(series)).toEqual([0]);
    source.stored.push(value(1));
    series.reload();
    await vi.waitFor(() => expect(series.state().phase).toBe('ready'));

    expect(minutes(series)).toEqual([0, 1]);
  });
});
