import { GraphQLScalarType, Kind } from 'graphql';

/** Marker class: `@Field(() => Instant)` is a UTC instant, a Date in code. */
export class Instant extends Date {}

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

function parseInstant(value: unknown): Date {
  const date = typeof value === 'string' && WITH_ZONE.test(value) ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime())) {
    throw new TypeError('Bitte einen Zeitpunkt mit Zeitzone angeben, z. B. 2026-11-22T14:00:00+01:00');
  }
  return date;
}

export const GraphQLInstant = new GraphQLScalarType({
  name: 'Instant',
  description: 'An instant in ISO 8601. Input needs a zone or offset; output is UTC with milliseconds.',
  serialize: (value) => (value instanceof Date ? value : new Date(value as string)).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});
