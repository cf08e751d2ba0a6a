/** What to do at a product, and on which of its screens. */
export interface ProviderWords {
  readonly connect: string;
  readonly test: string;
  readonly match: string;
  readonly assign: string;
  readonly active: string;
  readonly email: string;
  readonly groups: string;
}

const ENTRA: ProviderWords = {
  connect:
    'Enterprise apps → the application → Provisioning → Connectivity: paste the SCIM URL into Tenant URL and the secret into Secret Token.',
  test: 'Choose Test connection on the same page.',
  match:
    'Provisioning → Mappings → Provision Microsoft Entra ID Users: map userPrincipalName to userName, with Match objects using this attribute set to Yes and precedence 1.',
  assign:
    'Assign people under Users and groups, then choose Start provisioning; Provision on demand shows one at once.',
  active:
    'Provisioning → Mappings → Provision Microsoft Entra ID Users: map to active the expression Switch([IsSoftDeleted], , "False", "True", "True", "False").',
  email:
    'Provisioning → Mappings → Provision Microsoft Entra ID Users: map mail to emails[type eq "work"].value; people without a mailbox have none.',
  groups:
    'To have groups as well, assign them under Users and groups and see that Provision Microsoft Entra ID Groups is enabled under Mappings.',
};

const OKTA: ProviderWords = {
  connect:
    'Applications → the application → Provisioning → Integration: enter the SCIM URL as Base URL and the secret as the API token or, with HTTP Header, as the bearer token.',
  test: 'Choose Test API Credentials, or Test Connector Configuration, on the same page.',
  match: 'Provisioning → Integration: the Unique identifier field for users should be userName.',
  assign: 'Provisioning → To App: enable Create Users, then assign people under Assignments.',
  active: 'Provisioning → To App: enable Deactivate Users; Okta then sends active with every user.',
  email: 'Directory → Profile Editor → the application: map user.email to email.',
  groups: 'To have groups as well, push them under Push Groups.',
};

const OTHER: ProviderWords = {
  connect:
    'Enter the SCIM URL and the secret, as a bearer token, in the SCIM or provisioning settings of the application.',
  test: 'Test the connection there, if it offers to.',
  match: 'Match users by userName in the settings of provisioning.',
  assign: 'Assign people to the application and switch provisioning on.',
  active: 'Map the state of the account to active, as true or false.',
  email: 'Map the work e-mail to emails[type eq "work"].value.',
  groups: 'To have groups as well, assign or push them to the application.',
};

const WORDS: Readonly<Record<string, ProviderWords>> = { entra: ENTRA, okta: OKTA };

export function wordsOf(provider: string): ProviderWords {
  return WORDS[provider] ?? OTHER;
}
