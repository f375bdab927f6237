import { expect, it } from 'vitest';
import { type Service, verdictOf } from './verdict-text';

const aService = (name: string, status: Service['status']): Service => ({
  name,
  status,
  adapter: 'embedded',
  version: null,
  latencyMs: 1,
  message: null,
  checkedAt: '2026-05-12T00:00:00.000Z',
});

it('says that nothing is to be done when every service is well', () => {
  expect(verdictOf([aService('api', 'OK'), aService('db', 'OK')])).toEqual({
    status: 'OK',
    headline: 'Alles in Ordnung',
    explanation: '2 Dienste geprüft, keiner braucht Sie.',
  });
});

it('names what is down before what is merely limited', () => {
  const verdict = verdictOf([
    aService('ollama', 'DEGRADED'),
    aService('minio', 'DOWN'),
    aService('tika', 'DOWN'),
    aService('db', 'OK'),
  ]);

  expect(verdict).toMatchObject({ status: 'DOWN', headline: '2 Dienste sind gestört' });
  expect(verdict.explanation).toMatch(
    /^Gestört: Textauszug und Dateiablage|^Gestört: Dateiablage und Textauszug/,
  );
  expect(verdict.explanation).toContain('Eingeschränkt: Sprachmodell.');
});

it('keeps an unknown service by its own name', () => {
  expect(verdictOf([aService('neu', 'DEGRADED')]).explanation).toBe('Eingeschränkt: neu.');
});
