/**
 * Reads entities of another subgraph the way federation does: `_entities` with representations.
 * The result has the order and length of `keys`, null where the owner knows no such entity or hides it.
 */
export interface EntityClient {
  entities<T>(request: {
    /** Subgraph that owns the type. */
    subgraph: string;
    typename: string;
    keys: Record<string, string>[];
    /** Selection set of the entity, e.g. `{ id text item { id title } }`. */
    selection: string;
    /** Signed identity the question is asked under. */
    identity: string;
    signal: AbortSignal;
  }): Promise<(T | null)[]>;
}
