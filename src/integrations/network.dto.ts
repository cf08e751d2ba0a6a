import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, ValidateBy, type ValidationArguments } from 'class-validator';
import { GUARD_MODES, type GuardMode } from './integration.entity.js';
import { parseCidr } from './network.js';
import type { Network } from './networks.repository.js';
import type { GuardedNetworks } from './networks.service.js';

const RECENT_MS = 30 * 86_400_000;

const IsCidr = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isCidr',
      validator: {
        validate: (value) => typeof value === 'string' && parseCidr(value) !== null,
        defaultMessage: () => 'each of allow must be an address or a network such as 203.0.113.0/24 or 2001:db8::/48',
      },
    },
    { each: true },
  );

const IsNotLockedOut = (): PropertyDecorator =>
  ValidateBy({
    name: 'isNotLockedOut',
    validator: {
      validate: (value, args) =>
        (args as ValidationArguments & { object: NetworkGuardDto }).object.mode !== 'enforce' ||
        (value as string[]).length > 0,
      defaultMessage: () => 'allow must name a network: enforcing an empty list would refuse everyone',
    },
  });

export class NetworkGuardDto {
  /** `off`: everyone may come; `warn`: who comes from elsewhere is recorded; `enforce`: is refused with 403. */
  @IsIn(GUARD_MODES)
  mode: GuardMode;

  /**
   * The networks that the identity provider may come from.
   * @example ["203.0.113.0/24"]
   */
  @IsNotLockedOut()
  @IsCidr()
  @ArrayMaxSize(500)
  @IsArray()
  allow: string[] = [];
}

export class NetworkResponse {
  /** A /24 in IPv4, a /48 in IPv6. */
  network: string;
  firstSeenAt: Date;
  /** To within a few seconds. */
  lastSeenAt: Date;
  /** How many requests with a valid credential came from there. */
  @ApiProperty({ type: 'integer' })
  requests: number;
  /** Whether the allowed networks cover all of it. */
  allowed: boolean;
}

export class NetworksResponse {
  @ApiProperty({ enum: GUARD_MODES })
  mode: GuardMode;
  /** The networks that the identity provider may come from. */
  allow: string[];
  /** What was seen in the last 30 days, as a list to allow. */
  proposed: string[];
  /** The networks that requests came from, the one seen last first. */
  seen: NetworkResponse[];

  static of({ guard, networks }: GuardedNetworks): NetworksResponse {
    const recent = networks.filter(({ lastSeenAt }) => Date.now() - lastSeenAt.getTime() < RECENT_MS);
    return {
      mode: guard.mode,
      allow: [...guard.allow],
      proposed: recent.map(({ network }) => network).sort(),
      seen: networks.map((network: Network) => ({ ...network, allowed: guard.covers(network.network) })),
    };
  }
}
