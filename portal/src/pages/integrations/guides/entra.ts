import { ENTERPRISE } from './enterprise.js';
import type { ProviderGuide } from './types.js';

export const ENTRA: ProviderGuide = {
  secretLabel: 'Secret Token',
  intro:
    'You need the role Application Administrator or Cloud Application Administrator in the Microsoft Entra admin center, entra.microsoft.com.',
  steps: [
    {
      title: 'Create the application',
      text: [
        '**Entra ID → Enterprise apps → New application → Create your own application**; older menus have it under **Identity → Applications**.',
        'Give it a name, choose **Integrate any other application you don’t find in the gallery (Non-gallery)**, and **Create**.',
      ],
    },
    {
      title: 'Connect it',
      text: [
        'In the application: **Provisioning → Connect your application**; older screens have **Get started** and the mode **Automatic**.',
        'Leave the authentication method at **Secret Token**, or **Bearer authentication**, and enter:',
      ],
      fields: [
        {
          label: 'Tenant URL',
          value: ({ scimUrl }) => `${scimUrl}?aadOptscim062020`,
          hint: 'What follows the ? has Entra ID speak its standard-conforming dialect. Both are understood.',
        },
        { label: 'Secret Token', value: 'secret' },
      ],
    },
    {
      title: 'Test the connection',
      text: ['**Test connection**, then **Create** or **Save**. You see it arrive under “The first connection”.'],
    },
    {
      title: 'Look at the mappings',
      text: [
        '**Attribute mapping**, or **Mappings → Provision Microsoft Entra ID Users**. What Entra ID proposes works; the tables below say what matters.',
        'One attribute has **Match objects using this attribute** set to **Yes** with precedence 1: leave it at userName.',
      ],
    },
    {
      title: 'Assign people and groups',
      text: [
        '**Users and groups → Add user/group**. Under **Settings** the scope stays at **Sync only assigned users and groups**.',
        'Of a nested group only its direct members are provisioned: that is how Entra ID does it.',
      ],
    },
    {
      title: 'Start',
      text: [
        '**Start provisioning**. The first cycle begins at once, later ones every 40 minutes.',
        'To see somebody within seconds: **Provision on demand**, which takes one user, or a group and up to five of its members.',
      ],
    },
  ],
  mappings: [
    {
      title: 'Users',
      heads: ['Microsoft Entra ID attribute', 'customappsso attribute'],
      rows: [
        ['userPrincipalName', 'userName', 'Matching, precedence 1'],
        ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', 'active', 'Without it nobody is ever shut out'],
        ['displayName', 'displayName'],
        ['mail', 'emails[type eq "work"].value'],
        ['givenName', 'name.givenName'],
        ['surname', 'name.familyName'],
        ['jobTitle', 'title'],
        ['mailNickname', 'externalId', 'objectId is better: it never changes'],
        ['telephoneNumber', 'phoneNumbers[type eq "work"].value'],
        ['mobile', 'phoneNumbers[type eq "mobile"].value'],
        ['employeeId', `${ENTERPRISE}:employeeNumber`],
        ['department', `${ENTERPRISE}:department`],
        ['manager', `${ENTERPRISE}:manager`, 'Comes after both users are here'],
      ],
    },
    {
      title: 'Groups',
      heads: ['Microsoft Entra ID attribute', 'customappsso attribute'],
      rows: [
        ['displayName', 'displayName', 'Matching, precedence 1'],
        ['objectId', 'externalId'],
        ['members', 'members'],
      ],
    },
  ],
  notes: [
    'Who is no longer assigned, or is disabled, arrives as active: false. Who is deleted in Entra ID is deleted here 30 days later; who was unassigned before stays, as inactive.',
    'Instead of a secret Entra ID can fetch access tokens, or prove who it is without any secret: see the tab OAuth.',
    'What Entra ID calls a failure says why in its provisioning log, in the words of the answer it got.',
  ],
};
