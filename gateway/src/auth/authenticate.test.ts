import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createAuthenticate } from './authenticate.js';

const ADMIN_KEY = 'an-admin-key-of-the-tests';
const SECRET = 'a-secret-of-the-tests-with-32-characters';
const USER = '11111111-2222-4333-8444-555555555555';

const authenticate = createAuthenticate({
  adminKey: ADMIN_KEY,
  jwtSecret: SECRET,
  issuer: 'stadtwerk',
  devUserAllowed: true,
});

const token = (
  secret: string,
  subject: string,
  expires: string | number,
  issuer = 'stadtwerk',
  alg = 'HS256',
) =>
  new SignJWT({})
    .setProtectedHeader({ alg })
    .setSubject(subject)
    .setIssuer(issuer)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

describe('authenticate', () => {
  it('takes a caller without credentials for anonymous', async () => {
    expect(await authenticate({})).toMatchObject({
      identity: { role: 'anonymous', userId: null },
      expiresAt: null,
    });
  });

  it('takes a UUID subject as the user id and derives a stable one from any other', async () => {
    const uuid = await authenticate({ authorization: `Bearer ${await token(SECRET, USER, '1h')}` });
    const first = await authenticate({ authorization: `Bearer ${await token(SECRET, 'kunde-7', '1h')}` });
    const second = await authenticate({ authorization: `Bearer ${await token(SECRET, 'kunde-7', '2h')}` });

    expect(uuid.identity).toEqual({ role: 'customer', userId: USER, externalId: USER });
    expect(first.identity.userId).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.identity.userId).toBe(first.identity.userId);
  });

  it('says until when a token holds, and that key and dev header do not expire', async () => {
    const soon = Math.floor(Date.now() / 1000) + 60;
    const caller = await authenticate({ authorization: `Bearer ${await token(SECRET, USER, soon)}` });

    expect(caller.expiresAt).toEqual(new Date(soon * 1000));
    expect((await authenticate({ adminKey: ADMIN_KEY })).expiresAt).toBeNull();
    expect((await authenticate({ devUser: USER })).expiresAt).toBeNull();
  });

  it.each([
    ['a wrong admin key', { adminKey: 'wrong' }, 'UNAUTHENTICATED'],
    ['an empty admin key', { adminKey: '' }, 'UNAUTHENTICATED'],
    ['a wrong admin key beside a good dev user', { adminKey: 'wrong', devUser: USER }, 'UNAUTHENTICATED'],
    ['no bearer token', { authorization: 'Basic abc' }, 'UNAUTHENTICATED'],
    ['a dev user that is no UUID', { devUser: 'anna' }, 'UNAUTHENTICATED'],
  ])('refuses %s', async (_, credentials, code) => {
    await expect(authenticate(credentials)).rejects.toMatchObject({ code });
  });

  it('refuses a token that is expired, foreign, or of another issuer', async () => {
    const codes: string[] = [];
    for (const authorization of [
      await token(SECRET, USER, '-1m'),
      await token('another-secret-with-32-characters-!', USER, '1h'),
      await token(SECRET, USER, '1h', 'fremd'),
    ]) {
      await authenticate({ authorization: `Bearer ${authorization}` }).catch(({ code }) => codes.push(code));
    }

    expect(codes).toEqual(['TOKEN_EXPIRED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });

  it('refuses an unsigned token and one signed with another algorithm', async () => {
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(`{"sub":"${USER}","exp":9999999999}`)}.`;

    await expect(authenticate({ authorization: `Bearer ${unsigned}` })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const hs512 = await token(SECRET.repeat(2), USER, '1h', 'stadtwerk', 'HS512');
    await expect(authenticate({ authorization: `Bearer ${hs512}` })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('says so when the dev header is switched off', async () => {
    const strict = createAuthenticate({ adminKey: ADMIN_KEY, jwtSecret: SECRET, devUserAllowed: false });

    await expect(strict({ devUser: USER })).rejects.toThrow('X-Dev-User ist abgeschaltet');
  });
});
