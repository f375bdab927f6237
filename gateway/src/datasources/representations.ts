/**
 * The planner sends one representation per occurrence: twenty items by one author are twenty times the same
 * author. This sends each once and spreads the answers back.
 */
export function deduplicateRepresentations(variables: Record<string, unknown> | undefined): {
  variables: Record<string, unknown> | undefined;
  /** Puts `data._entities` back to the length and order that was asked for. */
  spread: (data: Record<string, unknown> | null | undefined) => Record<string, unknown> | null | undefined;
} {
  const asked = variables?.representations;
  if (!Array.isArray(asked) || asked.length < 2) return { variables, spread: (data) => data };

  const positions = new Map<string, number>();
  const unique: unknown[] = [];
  const places = asked.map((representation) => {
    const key = JSON.stringify(representation);
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, unique.length);
    return unique.push(representation) - 1;
  });
  if (unique.length === asked.length) return { variables, spread: (data) => data };
  return {
    variables: { ...variables, representations: unique },
    spread: (data) => {
      const entities = data?._entities;
      return Array.isArray(entities) ? { ...data, _entities: places.map((place) => entities[place]) } : data;
    },
  };
}
