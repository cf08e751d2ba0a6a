import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/keys.js';
import type { Team } from '../../api/people.js';
import { ApiProblem } from '../../api/problem.js';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { countOf } from '../../components/count-of.js';
import { Page } from '../../components/page.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useSources } from '../../components/use-sources.js';
import { History } from '../../history/history.js';
import { useTenant } from '../../shell/tenant.js';
import { RoleBadges } from '../users/role-badges.js';
import { FormerTeam } from './former-team.js';
import { PendingMembers } from './pending-members.js';
import { PlatformRole } from './platform-role.js';
import { TeamMembers } from './team-members.js';

export function Component(): ReactNode {
  const { teamId = '' } = useParams();
  const tenant = useTenant();
  const query = useApi<Team>(keys.of(tenant.id, 'teams', teamId), `/tenants/${tenant.id}/teams/${teamId}`);
  if (query.error instanceof ApiProblem && query.error.status === 404) return <FormerTeam id={teamId} />;
  const team = query.data?.id === teamId ? query.data : undefined;
  return (
    <Page
      title={team?.displayName ?? 'Team'}
      aside={team && team.platformRole !== null && <RoleBadges roles={[team.platformRole]} />}
      description={team && <Origin team={team} />}
      trail={[{ label: 'Teams', to: `/t/${tenant.slug}/teams` }]}
    >
      <Answer query={{ ...query, data: team }} lines={10}>
        {(shown) => <Parts team={shown} />}
      </Answer>
    </Page>
  );
}

function Parts({ team }: { team: Team }): ReactNode {
  return (
    <>
      <PlatformRole key={team.platformRole} team={team} />
      <TeamMembers team={team} />
      {team.pendingMemberCount > 0 && <PendingMembers team={team} />}
      <History
        of={team.id}
        description="Who joined, who left and what else changed, with the request that caused it."
      />
    </>
  );
}

function Origin({ team }: { team: Team }): ReactNode {
  const sources = useSources();
  const source = sources.nameOf(team.integrationId);
  return (
    <Text c="dimmed">
      {countOf(team.memberCount, 'member')}
      {source !== null && <> · from {source}</>} · changed <TimeAgo at={team.lastModified} />
    </Text>
  );
}
