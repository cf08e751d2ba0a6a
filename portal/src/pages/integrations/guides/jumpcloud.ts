import type { ProviderGuide } from './types.js';

export const JUMPCLOUD: ProviderGuide = {
  secretLabel: 'Token Key',
  intro: 'You need to be an administrator of JumpCloud.',
  steps: [
    {
      title: 'Add the application',
      text: [
        '**SSO Applications → Add New Application → Custom Application**, with **Export users to this app (Identity Management)**.',
      ],
    },
    {
      title: 'Enter the connection',
      text: ['**Identity Management → Configure**, with **SCIM 2.0** as the version:'],
      fields: [
        { label: 'Base URL', value: ({ scimUrl }) => scimUrl },
        { label: 'Token Key', value: 'secret' },
        {
          label: 'Test User Email',
          value: () => 'jumpcloud-test@example.com',
          hint: 'Any address that nobody has: JumpCloud creates a test user and deletes it again.',
        },
      ],
    },
    {
      title: 'Test and activate',
      text: [
        '**Test Connection**, then **Activate**. JumpCloud creates a test user and a test group and deletes both: you see it under “The first connection”.',
      ],
    },
    {
      title: 'Assign groups of people',
      text: [
        '**User Groups** in the application: their people are provisioned. For teams tick **Enable management of User Groups and Group Membership**.',
      ],
    },
  ],
  mappings: [
    {
      title: 'Users',
      heads: ['JumpCloud', 'SCIM'],
      rows: [
        ['username', 'userName', 'Has to be unique'],
        ['the state of the user', 'active', 'Set by JumpCloud itself'],
        ['firstname', 'name.givenName'],
        ['lastname', 'name.familyName'],
        ['displayname', 'displayName'],
        ['email', 'emails[type eq "work"].value'],
      ],
    },
    { title: 'Groups', heads: ['JumpCloud', 'SCIM'], rows: [['name', 'displayName']] },
  ],
  notes: ['JumpCloud promises no attributes of extensions to custom applications.'],
};
