import { IconBadges, IconBraces, IconBuilding, IconHistory, IconKey, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Page } from '../../components/page.js';
import { type PageTab, PageTabs } from '../../components/page-tabs.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { ApiKeysTab } from './api-keys-tab.js';
import { AuditLogTab } from './audit-log-tab.js';
import { EntitlementsTab } from './entitlements-tab.js';
import { PeopleTab } from './people-tab.js';
import { SchemasTab } from './schemas-tab.js';
import { TenantTab } from './tenant-tab.js';

const TABS: readonly PageTab[] = [
  { path: 'tenant', label: 'Tenant', icon: IconBuilding, Panel: TenantTab },
  { path: 'people', label: 'People', icon: IconUsers, Panel: PeopleTab },
  { path: 'api-keys', label: 'API keys', icon: IconKey, Panel: ApiKeysTab },
  { path: 'schemas', label: 'Schemas', icon: IconBraces, Panel: SchemasTab },
  { path: 'entitlements', label: 'Roles and entitlements', icon: IconBadges, Panel: EntitlementsTab },
];

// Who did what is for those who may do it.
const AUDIT_LOG: PageTab = { path: 'audit-log', label: 'Audit log', icon: IconHistory, Panel: AuditLogTab };

export function Component(): ReactNode {
  const { name, slug } = useTenant();
  const { canWrite } = useRole();
  return (
    <Page title="Settings" description={`Who may do what in ${name}, and what it has of its own.`}>
      <PageTabs
        label="Parts of the settings"
        root={`/t/${slug}/settings`}
        tabs={canWrite ? [...TABS, AUDIT_LOG] : TABS}
      />
    </Page>
  );
}
