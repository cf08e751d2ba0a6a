import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { UserProfile } from '../../api/people.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { useTenant } from '../../shell/tenant.js';
import { RoleBadges } from './role-badges.js';

const SHOWN = 12;

export function UserTeams({ user: { teams } }: { user: UserProfile }): ReactNode {
  const { slug } = useTenant();
  const [all, setAll] = useState(false);
  const shown = all ? teams : teams.slice(0, SHOWN);
  return (
    <Section title={teams.length === 0 ? 'Teams' : `Teams (${teams.length})`}>
      {teams.length === 0 && (
        <EmptyState bare icon={IconUsersGroup} title="In no team">
          Assign a group that the person is in to the application, and it appears here.
        </EmptyState>
      )}
      <Stack gap={8} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {shown.map(({ id, displayName, platformRole }) => (
          <Group key={id} component="li" justify="space-between" wrap="nowrap" gap="xs">
            <Anchor component={Link} to={`/t/${slug}/teams/${id}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
              {displayName}
            </Anchor>
            {platformRole !== null && <RoleBadges roles={[platformRole]} />}
          </Group>
        ))}
      </Stack>
      {shown.length < teams.length && (
        <Anchor component="button" size="sm" mt="sm" onClick={() => setAll(true)}>
          Show all {teams.length}
        </Anchor>
      )}
      {teams.length > 0 && (
        <Text size="xs" c="dimmed" mt="sm">
          Who is in a team is decided at the identity provider.
        </Text>
      )}
    </Section>
  );
}
