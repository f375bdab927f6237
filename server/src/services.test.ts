import { ConfigError, parseConfig } from '@luna/platform/config/load';
import { describe, expect, it } from 'vitest';
import { checkAddresses, isWhole, needsDatabase } from './services.js';

const rolesOf = (given?: string) =>
  new Set(parseConfig(given === undefined ? {} : { LUNA_SERVICES: given }).LUNA_SERVICES);

describe('the roles of a process', () => {
  it('are all of them unless some are named', () => {
    expect([isWhole(rolesOf()), isWhole(rolesOf('all')), isWhole(rolesOf('gateway,rest'))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('need a database unless they only pass on', () => {
    expect(needsDatabase(rolesOf('gateway,rest,web'))).toBe(false);
    for (const role of ['content', 'rag', 'telemetry', 'admin', 'worker'])
      expect(needsDatabase(rolesOf(role)), role).toBe(true);
  });

  it('are refused with their names where one is unknown', () => {
    expect(() => rolesOf('gateway,gatway')).toThrow(/LUNA_SERVICES: muss all sein oder .*gateway,content/);
  });

  it('are refused without the addresses they call, all faults at once', () => {
    const check = (variables: Record<string, string>) => {
      const config = parseConfig(variables);
      checkAddresses(config, new Set(config.LUNA_SERVICES));
    };

    expect(() => check({})).not.toThrow();
    expect(() =>
      check({ LUNA_SERVICES: 'rest,web', GATEWAY_URL: 'http://a:8010,http://b:8010' }),
    ).not.toThrow();
    expect(() => check({ LUNA_SERVICES: 'gateway,rag', CONTENT_URL: 'http://a:8011' })).toThrow(ConfigError);
    expect(() => check({ LUNA_SERVICES: 'gateway,rag', CONTENT_URL: 'http://a:8011' })).toThrow(
      /TELEMETRY_URL: fehlt; gateway ruft telemetry auf\n.*ADMIN_URL: fehlt/,
    );
    expect(() => check({ LUNA_SERVICES: 'rag', CONTENT_URL: 'a:8011/graphql' })).toThrow(/CONTENT_URL: muss/);
  });
});
