import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `Rollcall keeps a platform's users and teams in step with its customers' identity providers.

**To try it from this page:** press *Authorize* and enter the operator key, create a tenant, an integration and a secret;
then press *Authorize* again, enter the secret under \`scim\`, and call the SCIM routes with the integration's id.`;

/** Describes the REST API and the SCIM face in OpenAPI. */
export function createDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Rollcall')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/', 'This instance')
    .addSecurity('key', {
      type: 'http',
      scheme: 'bearer',
      description: 'The operator key or an API key, for the REST API.',
    })
    .addCookieAuth('rollcall_session', { type: 'apiKey', description: 'The cookie that signing in sets.' }, 'session')
    .addSecurity('scim', { type: 'http', scheme: 'bearer', description: "An integration's secret, for SCIM." })
    .addTag('Tenants', 'The customers of the platform.')
    .addTag('Integrations', "A tenant's connections to identity providers.")
    .addTag('Secrets', 'What an identity provider presents to be let in.')
    .addTag('OAuth', 'Access tokens instead of secrets: OAuth 2.0 client credentials and workload identity federation.')
    .addTag('Users', 'The people of a tenant.')
    .addTag('Teams', 'What identity providers call groups.')
    .addTag('Changes', 'What changed, when, and which request caused it.')
    .addTag('Users', 'The people of a tenant, as its identity providers wrote them.')
    .addTag('Teams', 'The teams of a tenant and who is in them.')
    .addTag('Changes', 'The record of what changed.')
    .addTag('Provisioning log', 'What identity providers sent, what they got, and what to do about what failed.')
    .addTag('Schemas', "A tenant's own attributes of users and teams, beside those of RFC 7643.")
    .addTag('Entitlements', 'The roles and entitlements that the users of a tenant can be given.')
    .addTag('Audit log', 'Who did what to which object, from where and when.')
    .addTag('Sessions', 'People who sign in.')
    .addTag('Account', 'What people do with their own account.')
    .addTag('Admins', 'The people who have a role in a tenant.')
    .addTag('API keys', 'Keys by which scripts call this API for one tenant.')
    .addTag('Operators', 'All accounts, for operators.')
    .addTag('Links', 'What people do by a link, before they can sign in.')
    .addTag('SCIM users', 'RFC 7644, for identity providers.')
    .addTag('SCIM groups', 'RFC 7644, for identity providers: the teams of the product.')
    .addTag('SCIM search', 'RFC 7644, for identity providers: users and groups in one list.')
    .addTag('SCIM bulk', 'RFC 7644 §3.7, for identity providers: many operations in one request.')
    .addTag('SCIM entitlements', 'The roles and entitlements that identity providers such as Okta can give to users.')
    .addTag('SCIM discovery', 'RFC 7644 §4: what this service provider supports.')
    .addTag('Health', 'For supervisors and load balancers.')
    .build();
  return SwaggerModule.createDocument(app, description);
}
