import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LogEntry } from '../../api/provisioning-log.js';
import { useTenant } from '../../shell/tenant.js';

const PAGES: Readonly<Record<string, string>> = { User: 'users', Group: 'teams' };
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whom a request was about, as far as it is known: with the page of the user or the team. */
export function ResourceLink({ entry }: { entry: LogEntry }): ReactNode {
  const { slug } = useTenant();
  const { resourceType, resourceId, subject } = entry;
  const text = subject ?? (resourceId === null ? null : `${resourceId.slice(0, 8)}…${resourceId.slice(-6)}`);
  const page = PAGES[resourceType ?? ''];
  if (text === null)
    return (
      <Text span inherit c="dimmed">
        –
      </Text>
    );
  const wrapped = <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
  if (page === undefined || resourceId === null || !ID.test(resourceId)) return wrapped;
  return (
    <Anchor component={Link} to={`/t/${slug}/${page}/${resourceId}`} title={resourceId}>
      {wrapped}
    </Anchor>
  );
}
