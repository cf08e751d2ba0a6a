import { networkOf, parseCidr } from './network.js';

describe('networkOf', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['10.1.2.3', '10.1.2.0/24'],
    ['2001:db8:1:2::3', '2001:db8:1::/48'],
    ['2001:0DB8:0001:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::7', '2001:db8::/48'],
    ['fe80::1%eth0', 'fe80::/48'],
    ['::1', '::/48'],
  ])('puts %s into %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
    expect(parseCidr(network)).not.toBeNull();
  });
});

describe('parseCidr', () => {
  it.each([
    ['203.0.113.0/24', ['203.0.113.0', 24]],
    ['203.0.113.7', ['203.0.113.7', 32]],
    ['::/0', ['::', 0]],
    ['2001:db8::1', ['2001:db8::1', 128]],
  ])('reads %s', (text, cidr) => {
    expect(parseCidr(text)).toEqual(cidr);
  });

  it.each([
    '',
    'example.com',
    '203.0.113.0/33',
    '2001:db8::/129',
    '203.0.113/24',
    '203.0.113.0/',
    '1.2.3.4/24/24',
    '::/-1',
  ])('refuses %j', (text) => {
    expect(parseCidr(text)).toBeNull();
  });
});
