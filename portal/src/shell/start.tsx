import { Text } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import { useSignedIn } from '../api/use-me.js';
import { EmptyState } from '../components/empty-state.js';
import { Page } from '../components/page.js';
import { lastTenant } from './tenant.js';

/** Where one arrives: in one's tenant; operators at the list of all. */
export function Start(): ReactNode {
  const { operator, tenants } = useSignedIn();
  const last = tenants.find(({ slug }) => slug === lastTenant.get()) ?? tenants[0];
  if (operator) return <Navigate to="/tenants" replace />;
  if (last) return <Navigate to={`/t/${last.slug}`} replace />;
  return (
    <Page title="Welcome">
      <EmptyState icon={IconDoor} title="You have no role in any tenant">
        <Text>Ask one of its admins, or an operator, for an invitation.</Text>
      </EmptyState>
    </Page>
  );
}
