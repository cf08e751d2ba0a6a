import type { CredentialEvent } from '../integrations/credential-event.entity.js';
import { daysLeft, type ExpiringCredential } from '../integrations/expiry-warnings.service.js';
import type { Integration } from '../integrations/integration.entity.js';
import type { GuardedNetworks } from '../integrations/networks.service.js';
import { beatOf, type Cycle } from './beat.js';
import { judge } from './health.js';
import { dayOf, type Period } from './period.js';
import { assessQuarantine } from './quarantine.js';
import { sumOf } from './sum.js';
import type { ErrorRate, ExpiringSecret, IntegrationHealth, NetworkOutside } from './sync-health.dto.js';
import type { IntegrationDay } from './sync-health.repository.js';
import { trendOf } from './trend.js';

const DAY_MS = 86_400_000;
const RECENT_MS = 30 * DAY_MS;

/** All that is known of an integration. */
export interface Facts {
  readonly integration: Integration;
  /** The first first. */
  readonly cycles: readonly Cycle[];
  readonly days: readonly IntegrationDay[];
  readonly expiring: readonly ExpiringCredential[];
  /** The last one. */
  readonly refusal: CredentialEvent | null;
  readonly networks: GuardedNetworks;
}

export function describeHealth(facts: Facts, { from, to }: Period, now: Date): IntegrationHealth {
  const { integration, cycles, days, refusal } = facts;
  const { id, name, provider } = integration;
  const last = cycles.at(-1) ?? null;
  const lastRequestAt = latest(integration.lastRequestAt, last?.endedAt ?? null);
  const isOut =
    refusal !== null && refusal.reason !== 'network-outside' && (!lastRequestAt || refusal.at > lastRequestAt);
  const beat = provider === 'entra' ? beatOf(cycles, now) : null;
  const quarantine = provider === 'entra' && lastRequestAt ? assessQuarantine(last, isOut, beat?.daily ?? false) : null;
  const errorRate = errorRateOf(days, now);
  const expiring = facts.expiring.map((credential) => toExpiring(credential, now));
  const networksOutside = outsideOf(facts.networks, now);
  const failedToday = sumOf(
    days.filter(({ day }) => day === dayOf(now)),
    'failed',
  );
  const shutOut = isOut ? refusal : null;
  return {
    integrationId: id,
    name,
    provider,
    ...judge({ provider, lastRequestAt, shutOut, beat, quarantine, errorRate, failedToday, expiring, networksOutside }),
    lastRequestAt,
    lastCycle: last && {
      startedAt: last.startedAt,
      endedAt: last.endedAt,
      requests: last.requests,
      failed: last.failed,
    },
    beat,
    quarantine,
    errorRate,
    expiring,
    networksOutside,
    refused: refusal && { at: refusal.at, reason: refusal.reason, detail: refusal.detail },
    days: days
      .filter(({ day }) => day >= from && day <= to)
      .map(({ day, requests, failed, refused }) => ({ day, requests, failed, refused })),
  };
}

function errorRateOf(days: readonly IntegrationDay[], now: Date): ErrorRate {
  const [weekAgo, day] = [dayOf(now.getTime() - 7 * DAY_MS), dayOf(now)];
  const today = rateOf(days.filter((each) => each.day === day));
  const before = rateOf(days.filter((each) => each.day >= weekAgo && each.day < day));
  return { today, before, trend: trendOf(today ?? 0, before ?? 0) };
}

function rateOf(days: readonly IntegrationDay[]): number | null {
  const requests = sumOf(days, 'requests');
  return requests === 0 ? null : sumOf(days, 'failed') / requests;
}

function toExpiring({ id, name, expiresAt }: ExpiringCredential, now: Date): ExpiringSecret {
  return { id, name, expiresAt, daysLeft: daysLeft(expiresAt, now) };
}

function outsideOf({ guard, networks }: GuardedNetworks, now: Date): NetworkOutside[] {
  if (guard.mode === 'off') return [];
  return networks
    .filter(({ network, lastSeenAt }) => now.getTime() - lastSeenAt.getTime() < RECENT_MS && !guard.covers(network))
    .map(({ network, lastSeenAt }) => ({ network, lastSeenAt }));
}

function latest(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one > other ? one : other) : (one ?? other);
}
