import { ENTERPRISE } from './enterprise.js';
import type { ProviderGuide } from './types.js';

export const OTHER: ProviderGuide = {
  secretLabel: 'Bearer token',
  intro: 'Anything that speaks SCIM 2.0 (RFC 7643 and 7644) can be connected.',
  steps: [
    {
      title: 'Enter the connection',
      text: [
        'In the settings of provisioning, with SCIM **2.0** and a **bearer token**, which is also called API token or HTTP header:',
      ],
      fields: [
        { label: 'SCIM URL', value: ({ scimUrl }) => scimUrl, hint: 'Also called base URL, tenant URL or endpoint.' },
        { label: 'Bearer token', value: 'secret' },
      ],
    },
    { title: 'Test it', text: ['Most have a button for it. You see it arrive under “The first connection”.'] },
    {
      title: 'Map the attributes',
      text: ['Users are best matched by **userName**. The table below says what matters.'],
    },
    { title: 'Choose who is in scope, and start', text: ['Assign people and groups, and switch provisioning on.'] },
  ],
  mappings: [
    {
      title: 'Users',
      heads: ['What it is', 'SCIM'],
      rows: [
        ['user name or e-mail', 'userName', 'Has to be unique'],
        ['state of the account', 'active', 'true or false; without it nobody is ever shut out'],
        ['first name', 'name.givenName'],
        ['last name', 'name.familyName'],
        ['full name', 'displayName'],
        ['e-mail', 'emails[type eq "work"].value'],
        ['title', 'title'],
        ['department', `${ENTERPRISE}:department`],
        ['manager', `${ENTERPRISE}:manager`],
      ],
    },
  ],
  notes: [
    'PATCH, bulk, filters, sorting, both kinds of paging and ETags are supported: what exactly, /ServiceProviderConfig tells.',
    'Where it asks for OAuth 2.0 client credentials, see the tab OAuth.',
  ],
};
