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
    .addSecurity('operator', { type: 'http', scheme: 'bearer', description: 'The operator key, for the REST API.' })
    .addSecurity('scim', { type: 'http', scheme: 'bearer', description: "An integration's secret, for SCIM." })
    .addTag('Tenants', 'The customers of the platform.')
    .addTag('Integrations', "A tenant's connections to identity providers.")
    .addTag('Secrets', 'What an identity provider presents to be let in.')
    .addTag('Users', 'The people of a tenant.')
    .addTag('Teams', 'What identity providers call groups.')
    .addTag('Changes', 'What changed, when, and which request caused it.')
    .addTag('Users', 'The people of a tenant, as its identity providers wrote them.')
    .addTag('Teams', 'The teams of a tenant and who is in them.')
    .addTag('Changes', 'The record of what changed.')
    .addTag('SCIM users', 'RFC 7644, for identity providers.')
    .addTag('SCIM groups', 'RFC 7644, for identity providers: the teams of the product.')
    .addTag('SCIM discovery', 'RFC 7644 §4: what this service provider supports.')
    .addTag('Health', 'For supervisors and load balancers.')
    .build();
  return SwaggerModule.createDocument(app, description);
}
