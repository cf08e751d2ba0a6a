import { hashPassword, refuseWeakPassword, verifyPassword } from './passwords.js';

const accepts = (password: string): boolean => {
  try {
    refuseWeakPassword(password, 'Kim.Longname@example.com');
    return true;
  } catch {
    return false;
  }
};

describe('a password', () => {
  it.each([
    'a sentence of mine',
    'Tr0ub4dor&3xyz',
    'пароль-который-долгий',
    'x'.repeat(0) + '🐴🔋📎✅🐴🔋📎✅🐴🔋📎✅',
  ])('may be %s', (password) => {
    expect(accepts(password)).toBe(true);
  });

  it.each([
    ['too short', 'elevenchars'],
    ['too short, though it takes many bytes', '🐴🔋📎✅🐴🔋'],
    ['too long', 'abcd'.repeat(51)],
    ['the e-mail address', 'kim.longname@EXAMPLE.com'],
    ['the beginning of the e-mail address', 'Kim.Longname'],
    ['common', 'Password1234'],
    ['one letter', 'aaaaaaaaaaaaaaaa'],
    ['two letters', 'abababababab'],
  ])('may not be %s', (_why, password) => {
    expect(accepts(password)).toBe(false);
  });

  it('is kept as Argon2id, and known again in any composition of its letters', async () => {
    const hash = await hashPassword('Zoë likes long walks');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, 'Zoe\u0308 likes long walks')).toBe(true);
    expect(await verifyPassword(hash, 'Zoe likes long walks')).toBe(false);
  });

  it('is never right where there is no account, and that takes as long to find out', async () => {
    const hash = await hashPassword('a sentence of mine');
    const took = async (kept: string | null): Promise<number> => {
      const start = performance.now();
      expect(await verifyPassword(kept, 'another sentence of mine')).toBe(false);
      return performance.now() - start;
    };
    // The fastest of each, taken in turns: whatever else the machine does then touches both alike.
    const fastest = { known: Infinity, unknown: Infinity };
    for (let round = 0; round < 20; round++) {
      fastest.known = Math.min(fastest.known, await took(hash));
      fastest.unknown = Math.min(fastest.unknown, await took(null));
    }
    const ratio = fastest.unknown / fastest.known;
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });
});
