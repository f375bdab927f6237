/** GraphQL says REGULATION, REST says regulation. */
export const toRest = <Value extends string>(value: Value): Lowercase<Value> =>
  value.toLowerCase() as Lowercase<Value>;

/** The other way. */
export const toGraphql = <Value extends string>(value: Value): Uppercase<Value> =>
  value.toUpperCase() as Uppercase<Value>;

export const ITEM_KINDS = ['document', 'regulation', 'note'] as const;
export const ITEM_SOURCES = ['upload', 'crawler', 'api'] as const;
export const ITEM_STATES = ['processing', 'ready', 'failed', 'archived'] as const;
