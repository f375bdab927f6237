import { createHash } from 'node:crypto';
import type { AdmittedOperation } from '../context.js';
import type { EventPlan, EventPlanner } from './event-planner.js';
import { rootFieldOf } from './root-field.js';

export interface PlannedOperation {
  /** The same for the same text and operation name. */
  id: string;
  plan: EventPlan;
  rootField: ReturnType<typeof rootFieldOf>;
}

const PLANS_MAX = 500;

/** Plans each operation once; the one that was not used for longest makes room. */
export class PlanCache {
  readonly #plans = new Map<string, PlannedOperation>();

  constructor(private readonly planner: EventPlanner) {}

  /** Throws GraphQLError for what is valid but cannot be run as a subscription. */
  planOf(query: string, { document, operation }: AdmittedOperation): PlannedOperation {
    const name = operation.name?.value;
    const id = createHash('sha256')
      .update(`${name ?? ''}\0${query}`)
      .digest('base64');
    const planned = this.#plans.get(id) ?? this.#make(id, { document, operation });
    this.#plans.delete(id);
    this.#plans.set(id, planned);
    if (this.#plans.size > PLANS_MAX) {
      const oldest = this.#plans.keys().next().value;
      if (oldest !== undefined) this.#plans.delete(oldest);
    }
    return planned;
  }

  #make(id: string, { document, operation }: AdmittedOperation): PlannedOperation {
    const rootField = rootFieldOf(document, operation);
    return { id, rootField, plan: this.planner.plan(document, operation.name?.value) };
  }
}
