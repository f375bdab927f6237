import { describe, expect, it } from 'vitest';
import { type Identity, IdentitySigner } from './identity.js';
import { NetworkIdentity } from './network-identity.js';

const ADMIN: Identity = { role: 'admin', userId: null, externalId: null };
const MINUTE_MS = 60_000;

/** Two processes of one installation; the clock of the receiving one runs `offsetMs` ahead. */
function twoProcesses(offsetMs = 0) {
  const time = { nowMs: Date.UTC(2026, 10, 22, 12) };
  const process = (ahead: number, key = 'key of the tests') =>
    new NetworkIdentity(new IdentitySigner(Buffer.from(key)), {
      now: () => new Date(time.nowMs + ahead),
    });
  return { time, gateway: process(0), subgraph: process(offsetMs), stranger: process(0, 'another key') };
}

describe('NetworkIdentity', () => {
  it('brings a token to another process unchanged', () => {
    const { gateway, subgraph } = twoProcesses();
    const token = gateway.signer.sign(ADMIN);

    expect(subgraph.open(gateway.seal(token))).toBe(token);
    expect(subgraph.signer.verify(subgraph.open(gateway.seal(token)))).toEqual(ADMIN);
  });

  it('is refused some minutes later, also by one who accepted it before', () => {
    const { time, gateway, subgraph } = twoProcesses();
    const seal = gateway.seal(gateway.signer.sign(ADMIN));
    subgraph.open(seal);

    time.nowMs += 6 * MINUTE_MS + 1;

    expect(() => subgraph.open(seal)).toThrow('nur über das Gateway');
  });

  it('serves long after the first one, because it is made again in time', () => {
    const { time, gateway, subgraph } = twoProcesses();
    const token = gateway.signer.sign(ADMIN);

    for (let minute = 0; minute < 60; minute += 1) {
      expect(subgraph.open(gateway.seal(token))).toBe(token);
      time.nowMs += MINUTE_MS;
    }
  });

  it.each([-5, 5])('bears a clock that differs by %s minutes when it was just made', (minutes) => {
    const { gateway, subgraph } = twoProcesses(minutes * MINUTE_MS);
    const token = gateway.signer.sign(ADMIN);

    expect(subgraph.open(gateway.seal(token))).toBe(token);
  });

  it('is not made of a token that nobody signed', () => {
    const { gateway, stranger } = twoProcesses();

    expect(() => gateway.seal(stranger.signer.sign(ADMIN))).toThrow('nur über das Gateway');
    expect(() => gateway.seal(undefined)).toThrow('nur über das Gateway');
  });

  it('is refused with a longer life, another identity, or the bare token in its place', () => {
    const { gateway, subgraph } = twoProcesses();
    const token = gateway.signer.sign(ADMIN);
    const [endsAt, body, mac] = gateway.seal(token).split('.');
    const other = Buffer.from(JSON.stringify({ ...ADMIN, role: 'customer' })).toString('base64url');

    for (const forged of [
      `${Number(endsAt) + 3600}.${body}.${mac}`,
      `${endsAt}.${other}.${mac}`,
      `${endsAt}.${token}`,
      token,
      '',
      undefined,
    ]) {
      expect(() => subgraph.open(forged)).toThrow('nur über das Gateway');
    }
  });
});
