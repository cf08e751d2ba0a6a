import { Injectable, NotFoundException } from '@nestjs/common';
import { validate as isUuid, v7 as uuidV7 } from 'uuid';
import type { Caller } from '../auth/caller.js';
import { hashSecret } from '../auth/random-secret.js';
import { CredentialEventsService } from '../integrations/credential-events.service.js';
import { IntegrationsService } from '../integrations/integrations.service.js';
import { type Check, checkAssertion, failed, passed, type Verdict } from './assertion.js';
import type { Federation } from './federation.entity.js';
import { FederationsRepository, type FederationValues } from './federations.repository.js';
import { JwksService } from './jwks.service.js';

const UUID_IN_PATH = /\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:\/|$)/i;
// Past its end an assertion is refused for that; by then the id may be forgotten, clocks that differ allowed for.
const REMEMBERED_BEYOND_EXPIRY = 120;

@Injectable()
export class FederationsService {
  constructor(
    private readonly federations: FederationsRepository,
    private readonly integrations: IntegrationsService,
    private readonly jwks: JwksService,
    private readonly events: CredentialEventsService,
  ) {}

  async get(tenantId: string, integrationId: string): Promise<Federation> {
    await this.integrations.get(tenantId, integrationId);
    return known(await this.federations.find(tenantId, integrationId));
  }

  /** Creates or changes the integration's federation. Entra ID's issuers name their tenant, which is then checked too. */
  async replace(tenantId: string, integrationId: string, values: FederationValues): Promise<Federation> {
    await this.integrations.get(tenantId, integrationId);
    const tid = values.tid ?? UUID_IN_PATH.exec(values.issuer)?.[1]?.toLowerCase() ?? null;
    return this.federations.replace(tenantId, integrationId, uuidV7(), { ...values, tid });
  }

  async remove(tenantId: string, integrationId: string): Promise<void> {
    await this.integrations.get(tenantId, integrationId);
    known(await this.federations.remove(tenantId, integrationId));
  }

  /** All that is to be said of an assertion. It is not used up. */
  async test(tenantId: string, integrationId: string, assertion: string): Promise<readonly Check[]> {
    const federation = await this.get(tenantId, integrationId);
    const { checks, claims } = await this.check(federation, assertion);
    const id = idOf(claims);
    const used = id !== null && (await this.federations.knowsId(tenantId, integrationId, id));
    return [...checks, used ? replayed() : passed('replay', id ? 'It has not been used.' : 'jti is not given.')];
  }

  /** The federation of a client whose assertion stands every check; null, and the reason in the record, otherwise. */
  async authenticate(clientId: string, assertion: string, caller: Caller): Promise<Federation | null> {
    const federation = isUuid(clientId) ? await this.federations.findByClient(clientId) : null;
    if (!federation) return null;
    const verdict = await this.check(federation, assertion);
    const fault = verdict.checks.find((check) => !check.passed) ?? (await this.useUp(federation, verdict));
    if (!fault) return federation;
    const { integrationId, clientId: credentialId } = federation;
    const detail = `${fault.name}: ${fault.detail}`;
    this.events.record({ integrationId, reason: 'assertion-refused', detail, credentialId, caller });
    return null;
  }

  private async check(federation: Federation, assertion: string): Promise<Verdict> {
    return checkAssertion(assertion, federation, (hint) => this.jwks.get(federation.jwksUrl, hint));
  }

  private async useUp({ tenantId, integrationId }: Federation, { claims }: Verdict): Promise<Check | null> {
    const id = idOf(claims);
    if (!id) return null;
    const until = claims.exp! + REMEMBERED_BEYOND_EXPIRY;
    return (await this.federations.rememberId(tenantId, integrationId, id, until)) ? null : replayed();
  }
}

// RFC 7523 §3: jti is optional, and Entra ID's assertions have none; their `uti` may well come again before they expire.
function idOf({ jti }: Verdict['claims']): Buffer | null {
  return typeof jti === 'string' && jti !== '' ? hashSecret(jti) : null;
}

const replayed = (): Check => failed('replay', 'An assertion with this jti has been used before.');

function known<Found>(found: Found): NonNullable<Found> {
  if (!found) throw new NotFoundException('The integration has no federation.');
  return found;
}
