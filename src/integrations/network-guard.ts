import { BlockList, isIP } from 'node:net';
import type { GuardMode } from './integration.entity.js';
import { parseCidr } from './network.js';

/** From which networks an integration's identity provider may come, and what happens when it comes from elsewhere. */
export class NetworkGuard {
  private list: BlockList | undefined;

  constructor(
    readonly mode: GuardMode,
    readonly allow: readonly string[],
  ) {}

  /** Whether the address lies in a network that is allowed, whatever the mode. */
  allows(address: string): boolean {
    const plain = address.replace(/%.*$/, '');
    const family = isIP(plain);
    this.list ??= listOf(this.allow);
    return family !== 0 && this.list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  }

  /** Whether a network of the kind that is observed, a /24 or a /48, lies in what is allowed. */
  covers(network: string): boolean {
    const [first] = network.split('/') as [string];
    const last = isIP(first) === 4 ? first.replace(/0$/, '255') : lastOf48(first);
    return this.allows(first) && this.allows(last);
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, length] = parseCidr(network)!;
    list.addSubnet(address, length, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

function lastOf48(first: string): string {
  const groups = first.replace(/::$/, '').split(':').filter(Boolean);
  return [...groups, ...Array<string>(3 - groups.length).fill('0'), ...Array<string>(5).fill('ffff')].join(':');
}
