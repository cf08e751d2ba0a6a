import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { keys } from '../../api/keys.js';
import { type Change, isId } from '../../api/people.js';
import { useApi } from '../../api/use-api.js';
import type { List } from '../../api/wire.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { History } from '../../history/history.js';
import { NotFound } from '../../shell/not-found.js';
import { useTenant } from '../../shell/tenant.js';

/** A team that was: the change record knows what became of it. */
export function FormerTeam({ id }: { id: string }): ReactNode {
  const tenant = useTenant();
  const query = useApi<List<Change>>(
    keys.of(tenant.id, 'changes', id, 'last'),
    `/tenants/${tenant.id}/changes?resourceType=team&resourceId=${id}&limit=1&memberLimit=0`,
    isId(id),
  );
  if (!isId(id)) return <NotFound what="team" />;
  return (
    <Answer query={query}>
      {({ items: [last] }) =>
        last ? <Former id={id} name={last.before?.['displayName']} /> : <NotFound what="team" />
      }
    </Answer>
  );
}

function Former({ id, name }: { id: string; name: unknown }): ReactNode {
  const { slug } = useTenant();
  return (
    <Page
      title={typeof name === 'string' ? name : 'Team'}
      aside={<StatusBadge tone="bad">Deleted</StatusBadge>}
      trail={[{ label: 'Teams', to: `/t/${slug}/teams` }]}
    >
      <EmptyState icon={IconUsersGroup} title="This team was deleted">
        Its people are still there. When the identity provider sends the group again, it comes as a new team.
      </EmptyState>
      <History of={id} description="What happened to this team up to the end." />
    </Page>
  );
}
