import { createLog } from '../../log/log.js';
import { describeEventBus } from '../../testing/contracts/event-bus.contract.js';
import { InProcessEventBus } from './in-process-event-bus.js';

describeEventBus(
  'InProcessEventBus',
  async () => new InProcessEventBus({ log: createLog({ level: 'silent' }) }),
);
