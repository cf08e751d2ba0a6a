import type { ProviderGuide } from './types.js';

export const PING: ProviderGuide = {
  secretLabel: 'OAuth Access Token',
  intro: 'You need to be an administrator of PingOne or PingFederate.',
  steps: [
    {
      title: 'Create the connection',
      text: [
        'PingOne: **Integrations → Provisioning → New Connection → Identity Store → SCIM Outbound**. PingFederate: an SP connection with **Outbound Provisioning** of the type **SCIM Connector**.',
      ],
    },
    {
      title: 'Enter it',
      text: ['With **OAuth 2 Bearer Token** as the **Authentication Method**:'],
      fields: [
        { label: 'SCIM BASE URL', value: ({ scimUrl }) => scimUrl },
        { label: 'OAuth Access Token', value: 'secret' },
        { label: 'User Filter Expression', value: () => 'userName Eq "%s"' },
      ],
    },
    { title: 'Test the connection', text: ['**Test Connection**. You see it arrive under “The first connection”.'] },
    {
      title: 'Say what becomes of who leaves',
      text: [
        'Allow users to be **created**, **updated** and **disabled**; choose **Disable** or **Delete** as the removal action.',
      ],
    },
    {
      title: 'Add a rule and switch it on',
      text: [
        '**Rules → New Rule**: the source is PingOne, the target this connection. Choose who is in scope, map the attributes, and enable both the rule and the connection.',
      ],
    },
  ],
  mappings: [
    {
      title: 'Users',
      text: 'In PingOne’s words. Its screen shortens some of SCIM’s, such as **workEmail**.',
      heads: ['PingOne', 'SCIM'],
      rows: [
        ['Username', 'userName', 'Has to be unique'],
        ['the state of the user', 'active', 'Set by Ping itself'],
        ['Given Name', 'name.givenName'],
        ['Family Name', 'name.familyName'],
        ['Formatted', 'displayName'],
        ['Email Address', 'emails[type eq "work"].value', 'workEmail'],
        ['Primary Phone', 'phoneNumbers[type eq "work"].value', 'workPhone'],
        ['Title', 'title'],
        ['External ID', 'externalId'],
      ],
    },
  ],
  notes: [
    'OAuth 2 Client Credentials works as well: see the tab OAuth for the token endpoint, the client and its secret.',
  ],
};
