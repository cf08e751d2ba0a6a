import { BlockList, isIP } from 'node:net';

const notPublic = new BlockList();
for (const [network, length] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(network, length, 'ipv4');
}
// Of 2000::/3: what maps to IPv4 addresses of any kind (Teredo, 6to4), and what is for documents.
for (const [network, length] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(network, length, 'ipv6');
}
const allocated = new BlockList();
allocated.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is one of the internet: not of this machine, of a private network or of a cloud's metadata. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !notPublic.check(address, 'ipv4');
  return isIP(address) === 6 && allocated.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}
