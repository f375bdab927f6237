import { parseConfig } from '@luna/platform/config/load';
import { createLog, withTrace } from '@luna/platform/log/log';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationLimitsOf } from '../limits/operation-limits.js';
import { formatResult } from './format-error.js';

const TRACE_ID = '11111111-2222-4333-8444-555555555555';

function formatted(result: Parameters<typeof formatResult>[0]) {
  const lines: string[] = [];
  const log = createLog({ destination: { write: (line) => lines.push(line) } });
  const limits = operationLimitsOf(parseConfig({}));
  const shown = withTrace(TRACE_ID, () => formatResult(result, { log, limits, introspection: true }));
  return { shown, log: lines.join('') };
}

describe('the result of an event', () => {
  it('says where data is blank, with the details in the log only', () => {
    const { shown, log } = formatted({
      data: { reading: null },
      extensions: {
        valueCompletion: [
          new GraphQLError('Cannot return null for non-nullable field Meter.name.', {
            path: ['reading', 'meter', 'name'],
          }),
        ],
      },
    });

    expect(shown).toEqual({
      data: { reading: null },
      errors: [
        {
          message: expect.stringMatching(/^Ein Teil der Antwort fehlt/),
          path: ['reading', 'meter', 'name'],
          extensions: { code: 'INTERNAL', errors: [], traceId: TRACE_ID },
        },
      ],
    });
    expect(log).toContain('Meter.name');
  });

  it('answers null for an entity that has gone where null is allowed', () => {
    const { shown } = formatted({
      data: { reading: { meter: null } },
      extensions: { valueCompletion: [new GraphQLError('…', { path: ['reading', 'meter', 'name'] })] },
    });

    expect(shown).toEqual({ data: { reading: { meter: null } } });
  });

  it('passes as it is when nothing is wrong', () => {
    expect(formatted({ data: { reading: 1 } }).shown).toEqual({ data: { reading: 1 } });
  });
});
