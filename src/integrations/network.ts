import { isIP } from 'node:net';

/** The network that a guard is told of for an address: its /24 in IPv4, its /48 in IPv6. */
export function networkOf(address: string): string {
  if (isIP(address) === 4) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  const groups = expand(address.replace(/%.*$/, ''))
    .slice(0, 3)
    .map((group) => parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/48`.replace(/(?::0)+::/, '::').replace(/^0::/, '::');
}

/** An address or a network, as `[address, prefix length]`; null for anything else. */
export function parseCidr(text: string): [string, number] | null {
  const [, address, prefix] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const family = isIP(address ?? '');
  const bits = family === 4 ? 32 : 128;
  const length = Number(prefix ?? bits);
  return family === 0 || length > bits ? null : [address!, length];
}

function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  if (tail === undefined) return before;
  const after = tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
}
