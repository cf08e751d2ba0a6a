import { ENTERPRISE } from './enterprise.js';
import type { ProviderGuide } from './types.js';

export const GOOGLE: ProviderGuide = {
  secretLabel: 'Access token',
  intro: 'You need to be a super administrator of Google Workspace.',
  steps: [
    {
      title: 'Add an application that can be provisioned',
      text: [
        '**Apps → Web and mobile apps → Add app → Search for apps**. Google provisions by the applications of its catalogue alone: choose one whose set-up asks for a SCIM address and a token.',
      ],
    },
    {
      title: 'Set up auto-provisioning',
      text: ['In the application, **Autoprovisioning → Configure autoprovisioning**:'],
      fields: [
        { label: 'Access token', value: 'secret' },
        { label: 'Endpoint URL', value: ({ scimUrl }) => scimUrl },
      ],
    },
    {
      title: 'Map the attributes',
      text: [
        'Google proposes what the application needs; see the table below. Then choose who is in scope, by groups.',
      ],
    },
    {
      title: 'Say what becomes of who leaves',
      text: [
        '**Deprovisioning**: after how long people are suspended or deleted who were suspended, deleted or taken out of scope.',
      ],
    },
    {
      title: 'Switch it on',
      text: [
        'Turn the application **ON** for the organisational unit, then switch **Autoprovisioning** on. The first run can take hours.',
      ],
    },
  ],
  mappings: [
    {
      title: 'Users',
      heads: ['Google Directory', 'SCIM'],
      rows: [
        ['Basic Information > Primary Email', 'userName', 'Has to be unique'],
        ['Basic Information > First Name', 'name.givenName'],
        ['Basic Information > Last Name', 'name.familyName'],
        ['Basic Information > Primary Email', 'emails[type eq "work"].value'],
        ['Employee Details > Title', 'title'],
        ['Employee Details > Department', `${ENTERPRISE}:department`],
      ],
    },
  ],
  notes: ['Google provisions no groups: teams have to come from elsewhere.', 'It synchronises every few hours.'],
};
