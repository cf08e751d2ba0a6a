import { Anchor, Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { nameOf, type UserProfile } from '../../api/people.js';
import { CopyField } from '../../components/copy-field.js';
import { Section } from '../../components/section.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useSources } from '../../components/use-sources.js';
import { useTenant } from '../../shell/tenant.js';
import { Facts } from './facts.js';
import { RoleBadges } from './role-badges.js';

/** What Rollcall itself knows of somebody. */
export function UserFacts({ user }: { user: UserProfile }): ReactNode {
  const { slug } = useTenant();
  const sources = useSources();
  const { manager } = user;
  return (
    <Section title="At a glance">
      <Facts
        facts={[
          [
            'Manager',
            manager && (
              <Anchor component={Link} to={`/t/${slug}/users/${manager.id}`} size="sm">
                {nameOf(manager)}
              </Anchor>
            ),
          ],
          ['Platform roles', <RoleBadges key="roles" roles={user.platformRoles} />],
          ['Source', sources.nameOf(user.integrationId)],
          ['Came', <TimeAgo key="came" at={user.createdAt} />],
          ['Changed', <TimeAgo key="changed" at={user.lastModified} />],
        ]}
      />
      <Box mt="md">
        <CopyField label="Id" value={user.id} />
      </Box>
    </Section>
  );
}
