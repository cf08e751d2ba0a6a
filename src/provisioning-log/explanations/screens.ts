import type { Provider } from '../../integrations/integration.entity.js';

export type Screen = 'connection' | 'mapping' | 'matching' | 'assignment' | 'secrets' | 'networks' | 'schemas' | 'none';

const ENTRA = 'Microsoft Entra admin center → Entra ID → Enterprise apps → your application → ';
const OKTA = 'Okta Admin Console → Applications → Applications → your application → ';
const OTHER = "The identity provider's SCIM settings → ";
const OURS = 'Rollcall → Integrations → this integration → ';

/** The ways of the products that have screens of their own here; the others are told in general. */
type Ways = Partial<Record<Provider, string>> & Readonly<Record<'other', string>>;

const ours = (page: string): Ways => ({ other: page });

const SCREENS: Record<Screen, Ways> = {
  connection: {
    entra: `${ENTRA}Provisioning → Connectivity (Admin Credentials): Tenant URL, Secret Token`,
    okta: `${OKTA}Provisioning → Integration: SCIM connector base URL, Authorization`,
    other: `${OTHER}base URL and bearer token`,
  },
  mapping: {
    entra: `${ENTRA}Provisioning → Attribute mapping (Mappings) → Provision Microsoft Entra ID Users or Groups`,
    okta: `${OKTA}Provisioning → To App → Attribute Mappings`,
    other: `${OTHER}attribute mapping`,
  },
  matching: {
    entra: `${ENTRA}Provisioning → Attribute mapping (Mappings) → the attribute → Match objects using this attribute`,
    okta: `${OKTA}Provisioning → Integration: Unique identifier field for users`,
    other: `${OTHER}the attribute that users are matched by`,
  },
  assignment: {
    entra: `${ENTRA}Users and groups, then Provisioning → Provision on demand`,
    okta: `${OKTA}Assignments and Push Groups`,
    other: `${OTHER}assigned users and groups`,
  },
  secrets: ours(`${OURS}Secrets`),
  networks: ours(`${OURS}Network guard`),
  schemas: ours('Rollcall → Settings → Schemas'),
  none: ours('Nothing has to be changed on a screen'),
};

export function nameOf(screen: Screen, provider: Provider): string {
  return SCREENS[screen][provider] ?? SCREENS[screen].other;
}
