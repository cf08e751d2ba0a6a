import { Button } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isId, nameOf, type UserName } from '../../api/people.js';
import { keys } from '../../api/keys.js';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { History } from '../../history/history.js';
import { NotFound } from '../../shell/not-found.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { RestoreDialog } from './restore-dialog.js';

/** Somebody who was a user: what is known of them, and the way back. */
export function FormerUser({ id }: { id: string }): ReactNode {
  const tenant = useTenant();
  const query = useApi<{ items: UserName[] }>(
    keys.of(tenant.id, 'users', id, 'name'),
    `/tenants/${tenant.id}/users/names?ids=${id}`,
    isId(id),
  );
  if (!isId(id)) return <NotFound what="user" />;
  return (
    <Answer query={query}>{({ items: [user] }) => (user ? <Former user={user} /> : <NotFound what="user" />)}</Answer>
  );
}

function Former({ user }: { user: UserName }): ReactNode {
  const { slug } = useTenant();
  const { canWrite } = useRole();
  const [restoring, setRestoring] = useState(false);
  return (
    <Page
      title={nameOf(user)}
      aside={<StatusBadge tone="bad">Deleted</StatusBadge>}
      description={user.displayName === null ? undefined : user.userName}
      trail={[
        { label: 'Users', to: `/t/${slug}/users` },
        { label: 'Deleted users', to: `/t/${slug}/users/deleted` },
      ]}
    >
      <EmptyState
        icon={IconUserOff}
        title="This user was deleted"
        action={canWrite && <Button onClick={() => setRestoring(true)}>Restore the user</Button>}
      >
        They come back by themselves when the identity provider sends them again, as somebody new. Restoring them brings
        them back as they were, under the old id.
      </EmptyState>
      <RestoreDialog user={restoring ? user : null} onClose={() => setRestoring(false)} />
      <History of={user.id} description="What happened to this user up to the end." />
    </Page>
  );
}
