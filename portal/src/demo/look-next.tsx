import { Anchor, List, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TENANT_PAGES } from '../routes.js';
import { useTenant } from '../shell/tenant.js';
import type { Run } from './types.js';

const PLACES = [
  { path: 'users', label: 'Users', text: 'the people who have come, and the history of each' },
  { path: 'teams', label: 'Teams', text: 'who is in which, and who joined and left' },
  { path: 'provisioning-log', label: 'Provisioning log', text: 'each request, and what to do about the refused ones' },
  { path: 'reports', label: 'Reports', text: 'joins and leaves, and how healthy the sync is' },
];

/** Where there is something to see now. */
export function LookNext({ run }: { run: Run }): ReactNode {
  const { slug } = useTenant();
  const places = PLACES.filter(({ path }) => TENANT_PAGES.some((page) => page.path.replace(/\/\*$/, '') === path));
  return (
    <div>
      <Text size="sm" fw={600}>
        What to look at
      </Text>
      <List size="sm" mt={4} spacing={2}>
        <List.Item>
          <Anchor component={Link} to={`/t/${slug}/integrations/${run.integrationId}`} inherit underline="always">
            The integration
          </Anchor>
          : how the first connection went, step by step
        </List.Item>
        {places.map(({ path, label, text }) => (
          <List.Item key={path}>
            <Anchor component={Link} to={`/t/${slug}/${path}`} inherit underline="always">
              {label}
            </Anchor>
            : {text}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
