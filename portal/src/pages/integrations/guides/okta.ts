import { ENTERPRISE } from './enterprise.js';
import type { ProviderGuide } from './types.js';

export const OKTA: ProviderGuide = {
  secretLabel: 'Authorization',
  intro: 'You need to be a super administrator or application administrator in the Okta Admin Console.',
  steps: [
    {
      title: 'Create the app integration',
      text: [
        '**Applications → Applications → Create App Integration** with **SAML 2.0** or **SWA**, or such an app that people sign in by already. Not every OpenID Connect app can have SCIM.',
        'Under **General → App Settings → Edit** set **Provisioning** to **SCIM**, and save. The tab **Provisioning** appears.',
      ],
    },
    {
      title: 'Enter the SCIM connection',
      text: ['**Provisioning → Integration → Edit**, with **HTTP Header** as the **Authentication Mode**:'],
      fields: [
        { label: 'SCIM connector base URL', value: ({ scimUrl }) => scimUrl },
        { label: 'Unique identifier field for users', value: () => 'userName' },
        { label: 'Authorization', value: 'secret' },
      ],
    },
    {
      title: 'Choose what is provisioned',
      text: [
        'Under **Supported provisioning actions** tick **Push New Users**, **Push Profile Updates** and **Push Groups**, and the two **Import** ones if Okta is to read what is here.',
        '**Test Connector Configuration**, then **Save**. You see it arrive under “The first connection”.',
      ],
    },
    {
      title: 'Switch it on',
      text: [
        '**Provisioning → To App → Edit**: enable **Create Users**, **Update User Attributes** and **Deactivate Users**.',
      ],
    },
    {
      title: 'Assign people',
      text: ['**Assignments → Assign**: people, or groups of them. They are created here at once.'],
    },
    {
      title: 'Push groups',
      text: [
        '**Push Groups → Push Groups**: by name or by rule. Okta pushes the members that are assigned to the app.',
        'Assigning a group to the app creates its people; pushing a group creates the team. Okta wants two different groups for that: members get lost where one is used for both.',
      ],
    },
  ],
  mappings: [
    {
      title: 'Users',
      text: '**Provisioning → To App → Attribute Mappings**. What Okta proposes works.',
      heads: ['Okta', 'SCIM'],
      rows: [
        ['user.login', 'userName', 'The unique identifier'],
        ['user.firstName', 'name.givenName'],
        ['user.lastName', 'name.familyName'],
        ['user.email', 'emails[type eq "work"].value'],
        ['user.displayName', 'displayName'],
        ['user.title', 'title'],
        ['user.mobilePhone', 'phoneNumbers[type eq "mobile"].value'],
        ['user.employeeNumber', `${ENTERPRISE}:employeeNumber`],
        ['user.department', `${ENTERPRISE}:department`],
        ['the state of the assignment', 'active', 'Set by Okta itself'],
      ],
    },
  ],
  notes: [
    'Okta never deletes users: who is unassigned, suspended or deactivated arrives as active: false.',
    'Okta sends a random password with new users, also where password sync is off. It is stored nowhere.',
    'What failed stands under Dashboard → Tasks, in the words of the answer that Okta got, and can be tried again there.',
  ],
};
