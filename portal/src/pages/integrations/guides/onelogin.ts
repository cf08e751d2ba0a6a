import { ENTERPRISE } from './enterprise.js';
import type { ProviderGuide } from './types.js';

export const ONELOGIN: ProviderGuide = {
  secretLabel: 'SCIM Bearer Token',
  intro: 'You need to be an administrator of OneLogin.',
  steps: [
    {
      title: 'Add the application',
      text: [
        '**Applications → Applications → Add App**, search for **SCIM Provisioner with SAML (SCIM v2 Enterprise)**, and save.',
        'The one named **SCIM v2 Core** works as well, without the attributes of the enterprise extension.',
      ],
    },
    {
      title: 'Enter the connection',
      text: ['In the application, **Configuration → API Connection**:'],
      fields: [
        { label: 'SCIM Base URL', value: ({ scimUrl }) => scimUrl },
        { label: 'SCIM Bearer Token', value: 'secret' },
      ],
    },
    {
      title: 'Enable it',
      text: ['**API Status → Enable**, and **Save**. You see it arrive under “The first connection”.'],
    },
    {
      title: 'Switch provisioning on',
      text: [
        '**Provisioning → Enable provisioning**, with **Create user**, **Delete user** and **Update user**.',
        'For **When users are deleted in OneLogin** choose **Suspend** or **Delete**; suspended people stay here as inactive.',
      ],
    },
    {
      title: 'Map the user name and assign people',
      text: [
        '**Parameters**: the field **scimusername** is what becomes userName: choose **Email** or **Username**.',
        'Give people the application by a role, under **Access**.',
      ],
    },
    {
      title: 'Groups, if you want them',
      text: [
        '**Parameters → Groups → Include in User Provisioning**. **Provisioning → Entitlements → Refresh** reads the groups that are here; **Rules** put people into them.',
      ],
    },
  ],
  mappings: [
    {
      title: 'Users',
      text: 'In **Configuration → SCIM JSON Template**; what is in braces is OneLogin’s.',
      heads: ['OneLogin', 'SCIM'],
      rows: [
        ['{$parameters.scimusername}', 'userName', 'Has to be unique'],
        ['{$user.active}', 'active', 'Add it where the template lacks it: without it nobody is ever shut out'],
        ['{$user.firstname}', 'name.givenName'],
        ['{$user.lastname}', 'name.familyName'],
        ['{$user.display_name}', 'displayName', 'The template may have it as name.formatted: add it'],
        ['{$user.email}', 'emails[type eq "work"].value'],
        ['{$parameters.title}', 'title'],
        ['{$parameters.department}', `${ENTERPRISE}:department`],
        ['{$parameters.external_manager_id}', `${ENTERPRISE}:manager`],
      ],
    },
  ],
  notes: [
    'Some templates have department and manager under urn:scim:schemas:extension:enterprise: they are kept only under the name in the table, so change it there. Old names in schemas, and active as a text, are understood.',
    'Changes wait under Users → Provisioning where Require admin approval is ticked.',
  ],
};
