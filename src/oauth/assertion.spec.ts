import { type CryptoKey, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { checkAssertion, type FindKey, type Trust } from './assertion.js';

const NOW = 1_900_000_000;
const TRUST: Trust = { issuer: 'https://issuer.example', subject: 'sub', audience: 'api://App-1/.default', tid: null };

describe('checkAssertion', () => {
  let privateKey: CryptoKey;
  let findKey: FindKey;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    privateKey = pair.privateKey;
    findKey = () => Promise.resolve(pair.publicKey);
  });

  const faultsOf = async (claims: JWTPayload, trust: Partial<Trust> = {}): Promise<string[]> => {
    const usual = { iss: 'https://issuer.example', sub: 'sub', aud: 'app-1', exp: NOW + 60 };
    const assertion = await new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .sign(privateKey);
    const { checks } = await checkAssertion(assertion, { ...TRUST, ...trust }, findKey, NOW);
    return checks.filter(({ passed }) => !passed).map(({ name }) => name);
  };

  it.each(['app-1', 'api://app-1', 'api://APP-1/.default', ['other', 'app-1']])(
    'takes the audience %j',
    async (aud) => {
      expect(await faultsOf({ aud })).toEqual([]);
    },
  );

  it.each(['app-2', 'api://app-1/x', '', [], ['other'], 7 as unknown as string])(
    'refuses the audience %j',
    async (aud) => {
      expect(await faultsOf({ aud })).toEqual(['audience']);
    },
  );

  it.each([
    ['exp', { exp: NOW - 59 }, []],
    ['exp', { exp: NOW - 60 }, ['expires']],
    ['exp', { exp: NOW + 25 * 3_600 + 1 }, ['expires']],
    ['exp', { exp: '2099' as unknown as number }, ['expires']],
    ['nbf', { nbf: NOW + 60 }, []],
    ['nbf', { nbf: NOW + 61 }, ['not-before']],
    ['iat', { iat: NOW + 61 }, ['issued-at']],
    ['iat', { iat: 'now' as unknown as number }, ['issued-at']],
  ])('allows clocks to differ by a minute: %s of %j', async (_claim, claims, faults) => {
    expect(await faultsOf(claims)).toEqual(faults);
  });

  it('checks the tenant only where one is named', async () => {
    expect(await faultsOf({ tid: 'any' })).toEqual([]);
    expect(await faultsOf({ tid: 'any' }, { tid: 'mine' })).toEqual(['tenant']);
  });

  it('tells all that is wrong at once', async () => {
    const wrong = { iss: 'x', sub: 'x', aud: 'x', exp: 1, nbf: NOW * 2, iat: NOW * 2 };
    expect(await faultsOf(wrong, { tid: 't' })).toEqual([
      ...['issuer', 'subject', 'audience', 'tenant', 'expires', 'not-before', 'issued-at'],
    ]);
  });

  it('says why there is no key', async () => {
    const assertion = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(privateKey);
    const { checks } = await checkAssertion(assertion, TRUST, () => Promise.reject(new Error('The issuer is away.')));
    expect(checks).toContainEqual({ name: 'key', passed: false, detail: 'The issuer is away.' });
  });
});
