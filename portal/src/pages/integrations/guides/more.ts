import type { MappingRow, ProviderGuide } from './types.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const COMMON: readonly MappingRow[] = [
  ['user name or e-mail', 'userName', 'Has to be unique'],
  ['state of the account', 'active', 'true or false; without it nobody is ever shut out'],
  ['first name', 'name.givenName'],
  ['last name', 'name.familyName'],
  ['full name', 'displayName'],
  ['e-mail', 'emails[type eq "work"].value'],
  ['title', 'title'],
  ['department', `${ENTERPRISE}:department`],
  ['manager', `${ENTERPRISE}:manager`],
];

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
      text: ['**API Status → Enable**, and **Save**. Beside this text you see it arrive.'],
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
    { title: 'Users', text: 'In the JSON template of **Configuration**.', heads: ['OneLogin', 'SCIM'], rows: COMMON },
  ],
  notes: [
    'OneLogin’s template may send active as a text and old names of schemas: both are understood.',
    'Changes wait under Users → Provisioning where Require admin approval is ticked.',
  ],
};

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
        '**Test Connection**, then **Activate**. JumpCloud creates a test user and a test group and deletes both: beside this text you see it.',
      ],
    },
    {
      title: 'Assign groups of people',
      text: [
        '**User Groups** in the application: their people are provisioned. For teams tick **Enable management of User Groups and Group Membership**.',
      ],
    },
  ],
  mappings: [{ title: 'Users', heads: ['JumpCloud', 'SCIM'], rows: COMMON.slice(0, 7) }],
  notes: ['JumpCloud promises no attributes of extensions to custom applications.'],
};

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
    { title: 'Test the connection', text: ['**Test Connection**. Beside this text you see it arrive.'] },
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
  mappings: [{ title: 'Users', heads: ['Ping', 'SCIM'], rows: COMMON }],
  notes: [
    'OAuth 2 Client Credentials works as well: see the tab OAuth for the token endpoint, the client and its secret.',
  ],
};

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
    { title: 'Test it', text: ['Most have a button for it. Beside this text you see it arrive.'] },
    {
      title: 'Map the attributes',
      text: ['Users are best matched by **userName**. The table below says what matters.'],
    },
    { title: 'Choose who is in scope, and start', text: ['Assign people and groups, and switch provisioning on.'] },
  ],
  mappings: [{ title: 'Users', heads: ['What it is', 'SCIM'], rows: COMMON }],
  notes: [
    'PATCH, bulk, filters, sorting, both kinds of paging and ETags are supported: what exactly, /ServiceProviderConfig tells.',
    'Where it asks for OAuth 2.0 client credentials, see the tab OAuth.',
  ],
};
