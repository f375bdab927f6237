import { describe, expect, it } from 'vitest';
import type { EventBus } from '../../ports/event-bus.js';

/** What every EventBus promises. `make` gives one that nobody else publishes to. */
export function describeEventBus(name: string, make: () => Promise<EventBus>): void {
  describe(`${name}: events`, () => {
    /** Collects what arrives and lets a test wait for a number of events. */
    const collector = () => {
      const events: Record<string, string>[] = [];
      const listener = (ids: Record<string, string>): void => void events.push(ids);
      const received = (count: number) => expect.poll(() => events.length).toBe(count);
      return { events, listener, received };
    };

    it('reach every listener of their topic, in the order of publishing', async () => {
      const bus = await make();
      const [first, second, other] = [collector(), collector(), collector()];
      bus.subscribe('item.ready', first.listener);
      bus.subscribe('item.ready', second.listener);
      bus.subscribe('job.changed', other.listener);
      await bus.publish('item.ready', { itemId: 'a' });
      await bus.publish('item.ready', { itemId: 'b', versionId: 'v' });
      await first.received(2);
      await second.received(2);
      expect(first.events).toEqual([{ itemId: 'a' }, { itemId: 'b', versionId: 'v' }]);
      expect(second.events).toEqual(first.events);
      expect(other.events).toEqual([]);
      await bus.close();
    });

    it('stop arriving when the subscription ends, for that listener only', async () => {
      const bus = await make();
      const [leaving, staying] = [collector(), collector()];
      const leave = bus.subscribe('item.ready', leaving.listener);
      bus.subscribe('item.ready', staying.listener);
      leave();
      leave();
      await bus.publish('item.ready', { itemId: 'a' });
      await staying.received(1);
      expect(leaving.events).toEqual([]);
      await bus.close();
    });

    it('arrive twice at a listener that subscribed twice', async () => {
      const bus = await make();
      const twice = collector();
      const leave = bus.subscribe('item.ready', twice.listener);
      bus.subscribe('item.ready', twice.listener);
      await bus.publish('item.ready', { itemId: 'a' });
      await twice.received(2);
      leave();
      await bus.publish('item.ready', { itemId: 'b' });
      await twice.received(3);
      await bus.close();
    });

    it('are not disturbed by a listener that throws or rejects', async () => {
      const bus = await make();
      const sane = collector();
      bus.subscribe('item.ready', async () => {
        throw new Error('an asynchronous listener at fault');
      });
      bus.subscribe('item.ready', () => {
        throw new Error('a listener at fault');
      });
      bus.subscribe('item.ready', sane.listener);
      await bus.publish('item.ready', { itemId: 'a' });
      await bus.publish('item.ready', { itemId: 'b' });
      await sane.received(2);
      await bus.close();
    });

    it('belong to their listeners: changing one changes no other', async () => {
      const bus = await make();
      const reader = collector();
      bus.subscribe('item.ready', (ids) => {
        ids.itemId = 'forged';
      });
      bus.subscribe('item.ready', reader.listener);
      const ids = { itemId: 'a' };
      await bus.publish('item.ready', ids);
      await reader.received(1);
      expect([ids, reader.events[0]]).toEqual([{ itemId: 'a' }, { itemId: 'a' }]);
      await bus.close();
    });

    it('without a listener are no fault, nor are those after the end', async () => {
      const bus = await make();
      const late = collector();
      await bus.publish('item.ready', { itemId: 'a' });
      bus.subscribe('item.ready', late.listener);
      expect(await bus.health(AbortSignal.timeout(3_000))).toMatchObject({ status: 'ok' });
      await bus.close();
      await bus.publish('item.ready', { itemId: 'b' });
      expect(late.events).toEqual([]);
    });
  });
}
