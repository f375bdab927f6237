import { z } from 'zod';

type Json = Record<string, unknown>;

/** Turns zod schemas into JSON Schema and collects the named ones for `components.schemas`. */
export class SchemaBook {
  readonly schemas: Json = {};

  /** What a caller sends. */
  input(schema: z.ZodType): Json {
    return this.convert(schema, 'input');
  }

  /** What Luna answers; a schema with an id becomes a reference. */
  output(schema: z.ZodType): Json {
    return this.convert(schema, 'output');
  }

  private convert(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _draft,
      $defs,
      ...converted
    } = z.toJSONSchema(schema, {
      io,
      target: 'draft-2020-12',
      unrepresentable: 'any',
      override: ({ jsonSchema }) => {
        // Answers may gain fields; a client must not refuse them.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    }) as Json & { $defs?: Json };
    for (const [name, definition] of Object.entries($defs ?? {}))
      this.schemas[name] = pointToComponents(definition);
    const { id } = converted;
    const body = pointToComponents(converted) as Json;
    if (typeof id !== 'string') return body;
    this.schemas[id] = body;
    return { $ref: `#/components/schemas/${id}` };
  }
}

const pointToComponents = (schema: unknown): unknown =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ).replaceAll('"#/$defs/', '"#/components/schemas/'),
  );
