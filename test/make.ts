import { randomUUID } from 'node:crypto';
import type { IntegrationResponse } from '../src/integrations/integration.dto.js';
import type { NewSecretResponse } from '../src/integrations/secret.dto.js';
import type { TenantResponse } from '../src/tenants/tenant.dto.js';
import type { App } from './app.js';
import type { Connection } from './scim-client.js';

/** Dates come as text. */
type Wire<Response> = { [Key in keyof Response]: Date extends Response[Key] ? string : Response[Key] };

/** A name that nothing else has, so that tests share a database without meeting. */
export const unique = (word: string): string => `${word}-${randomUUID().slice(0, 13)}`;

export async function makeTenant(app: App, values: object = {}): Promise<Wire<TenantResponse>> {
  const name = unique('tenant');
  return made(app, '/tenants', { name, slug: name, ...values });
}

export async function makeIntegration(
  app: App,
  tenant: { id: string },
  values: object = {},
): Promise<Wire<IntegrationResponse>> {
  return made(app, `/tenants/${tenant.id}/integrations`, {
    name: unique('integration'),
    provider: 'other',
    ...values,
  });
}

export async function makeSecret(
  app: App,
  integration: { id: string; tenantId: string },
  values: object = {},
): Promise<Wire<NewSecretResponse>> {
  return made(app, `/tenants/${integration.tenantId}/integrations/${integration.id}/secrets`, values);
}

/** A new tenant with one integration and one secret: all that an identity provider needs to begin. */
export async function makeConnection(app: App): Promise<Connection & { tenantId: string; integrationId: string }> {
  const integration = await makeIntegration(app, await makeTenant(app));
  const { secret } = await makeSecret(app, integration);
  return { tenantId: integration.tenantId, integrationId: integration.id, scimUrl: integration.scimUrl, secret };
}

async function made<Made>(app: App, path: string, values: object): Promise<Made> {
  const answer = await app.api('POST', path, values);
  if (answer.status !== 201) throw new Error(`POST ${path} was answered with ${JSON.stringify(answer.body)}`);
  return answer.body as Made;
}
