import { IconHistory, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Page } from '../../components/page.js';
import { type PageTab, PageTabs } from '../../components/page-tabs.js';
import { AccountsTab } from './accounts-tab.js';
import { ServiceLogTab } from './service-log-tab.js';

const TABS: readonly PageTab[] = [
  { path: 'accounts', label: 'Accounts', icon: IconUsers, Panel: AccountsTab },
  { path: 'audit-log', label: 'Audit log', icon: IconHistory, Panel: ServiceLogTab },
];

export function Component(): ReactNode {
  return (
    <Page title="Operators" description="Who runs the service, everybody else who has an account, and what they did.">
      <PageTabs label="Parts of the service’s settings" root="/operators" tabs={TABS} />
    </Page>
  );
}
