import { describe, expect, it } from 'vitest';
import { type Identity, IdentitySigner, userIdOf } from './identity.js';

const CUSTOMER: Identity = {
  role: 'customer',
  userId: '11111111-2222-4333-8444-555555555555',
  externalId: '11111111-2222-4333-8444-555555555555',
};
const signer = new IdentitySigner(Buffer.from('key of the tests'));

describe('IdentitySigner', () => {
  it('gives back exactly the identity that was signed', () => {
    const token = signer.sign(CUSTOMER);

    expect(signer.verify(token)).toEqual(CUSTOMER);
    expect(signer.verify(token)).toEqual(CUSTOMER);
  });

  it('refuses a token whose content was changed, also after the true one was seen', () => {
    const [, mac] = signer.sign(CUSTOMER).split('.');
    signer.verify(signer.sign(CUSTOMER));
    const forged = Buffer.from(JSON.stringify({ ...CUSTOMER, role: 'admin' })).toString('base64url');

    expect(() => signer.verify(`${forged}.${mac}`)).toThrow('nur über das Gateway');
  });

  it.each([undefined, '', 'abc', 'abc.', '.abc'])('refuses %s', (token) => {
    expect(() => signer.verify(token)).toThrow('nur über das Gateway');
  });

  it('refuses what another installation signed', () => {
    const other = new IdentitySigner(Buffer.from('another key'));

    expect(() => signer.verify(other.sign(CUSTOMER))).toThrow('nur über das Gateway');
  });

  it('stays right when more identities come than it remembers', () => {
    const tokens = Array.from({ length: 2_500 }, (_, n) =>
      signer.sign({ ...CUSTOMER, externalId: `kunde-${n}` }),
    );

    expect(signer.verify(tokens[0]).externalId).toBe('kunde-0');
    expect(signer.verify(tokens[2_499]).externalId).toBe('kunde-2499');
  });
});

describe('userIdOf', () => {
  it('is the subject itself where that is a UUID, whatever its case', () => {
    expect(userIdOf('ABCDEF00-2222-4333-8444-555555555555')).toBe('abcdef00-2222-4333-8444-555555555555');
  });

  it('is the same for the same subject and differs for another', () => {
    expect(userIdOf('kunde-1')).toBe(userIdOf('kunde-1'));
    expect(userIdOf('kunde-1')).not.toBe(userIdOf('kunde-2'));
  });
});
