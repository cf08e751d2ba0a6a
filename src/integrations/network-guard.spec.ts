import { NetworkGuard } from './network-guard.js';

describe('NetworkGuard', () => {
  const guard = new NetworkGuard('enforce', ['203.0.113.0/24', '198.51.100.7', '2001:db8:1::/48']);

  it.each(['203.0.113.0', '203.0.113.255', '198.51.100.7', '2001:db8:1:ffff::1'])('allows %s', (address) => {
    expect(guard.allows(address)).toBe(true);
  });

  it.each(['203.0.114.0', '198.51.100.8', '2001:db8:2::1', '::1', 'not an address', ''])(
    'does not allow %j',
    (address) => {
      expect(guard.allows(address)).toBe(false);
    },
  );

  it('allows nothing with an empty list', () => {
    expect(new NetworkGuard('warn', []).allows('203.0.113.1')).toBe(false);
  });

  it('allows every address of a family with a prefix of nothing', () => {
    const all = new NetworkGuard('enforce', ['0.0.0.0/0']);
    expect([all.allows('203.0.113.1'), all.allows('2001:db8::1')]).toEqual([true, false]);
  });

  it.each([
    ['203.0.113.0/24', true],
    ['198.51.100.0/24', false],
    ['2001:db8:1::/48', true],
    ['2001:db8::/48', false],
    ['::/48', false],
  ])('says whether it covers all of %s', (network, covered) => {
    expect(guard.covers(network)).toBe(covered);
  });

  it('covers short networks by long ones', () => {
    const wide = new NetworkGuard('warn', ['2001:db8::/32', '::/16', '203.0.0.0/16']);
    for (const network of ['2001:db8::/48', '::/48', '203.0.113.0/24']) expect(wide.covers(network)).toBe(true);
  });
});
