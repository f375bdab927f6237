import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './load.js';

describe('parseConfig', () => {
  it('has a default for everything an installation needs', () => {
    expect(parseConfig({})).toMatchObject({
      API_PORT: 8000,
      API_HOST: '127.0.0.1',
      SIM_MARKETS: ['EEX', 'APX'],
    });
  });

  it('takes an empty value for one that is not set', () => {
    expect(parseConfig({ API_PORT: '', ADMIN_API_KEY: '' })).toMatchObject({ API_PORT: 8000 });
  });

  it('reports every fault at once and names each variable', () => {
    const parse = () => parseConfig({ API_PORT: '99999', LUNA_DEMO: 'ja', DATABASE_URL: 'mysql://x' });

    expect(parse).toThrow(ConfigError);
    expect(parse).toThrow(/API_PORT.*\n.*LUNA_DEMO.*\n.*DATABASE_URL/);
  });

  it('says in German what a level or a number must be', () => {
    expect(() => parseConfig({ LUNA_LOG_LEVEL: 'loud' })).toThrow(/LUNA_LOG_LEVEL: muss fatal, error/);
    expect(() => parseConfig({ ASK_RATE_PER_MINUTE: '-1' })).toThrow(/muss zwischen 0 und 100000 liegen/);
  });

  it('ignores variables that are not its own', () => {
    expect(parseConfig({ PATH: '/bin' })).not.toHaveProperty('PATH');
  });
});
