import { Anchor, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconPencil, IconPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'react-router';
import type { Change } from '../api/people.js';
import { TimeAgo } from '../components/time-ago.js';
import type { Sources } from '../components/use-sources.js';
import { useTenant } from '../shell/tenant.js';
import { ChangeTable } from './change-table.js';
import classes from './history.module.css';
import { difference } from './leaves.js';
import { MembersMoved } from './members-moved.js';
import type { Names } from './use-names.js';

interface Props {
  readonly change: Change;
  readonly names: Names;
  readonly sources: Sources;
}

export function ChangeEntry({ change, names, sources }: Props): ReactNode {
  const rows = difference(change.before, change.after);
  const Icon = { created: IconPlus, deleted: IconTrash, updated: rows.length > 0 ? IconPencil : IconUsers }[
    change.action
  ];
  return (
    <li className={classes.entry}>
      <span className={classes.icon} data-action={change.action} aria-hidden>
        <Icon size={15} stroke={1.8} />
      </span>
      <div className={classes.body}>
        <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
          <Headline change={change} values={rows.length} names={names} />
          <Text size="xs" c="dimmed" lh={1.7}>
            <TimeAgo at={change.at} />
          </Text>
        </Group>
        <Cause change={change} sources={sources} />
        {rows.length > 0 && <Details change={change} rows={rows} />}
      </div>
    </li>
  );
}

function Headline({ change, values, names }: { change: Change; values: number; names: Names }): ReactNode {
  const { action, resourceType } = change;
  const what = resourceType === 'user' ? 'User' : 'Team';
  const headline =
    action === 'updated' ? (values === 1 ? 'One value changed' : `${values} values changed`) : `${what} was ${action}`;
  return (
    <div>
      {(action !== 'updated' || values > 0) && (
        <Text fw={600} size="sm">
          {headline}
        </Text>
      )}
      <MembersMoved change={change} names={names} />
    </div>
  );
}

function Cause({ change: { integrationId, requestId }, sources }: Omit<Props, 'names'>): ReactNode {
  const { slug } = useTenant();
  if (integrationId === null) {
    return (
      <Text size="sm" c="dimmed">
        By hand, in Rollcall
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      By {sources.nameOf(integrationId) ?? 'an integration'} ·{' '}
      <Anchor component={Link} to={`/t/${slug}/provisioning-log/${requestId}`} size="sm" underline="always">
        the request
      </Anchor>
    </Text>
  );
}

// What changed is what one looks for; a whole resource, as it came or went, opens on demand.
function Details({ change, rows }: { change: Change; rows: ReturnType<typeof difference> }): ReactNode {
  const whole = change.action !== 'updated';
  const [opened, setOpened] = useState(!whole);
  const id = useId();
  if (!whole) return <ChangeTable rows={rows} change={change} />;
  return (
    <>
      <UnstyledButton
        className={classes.toggle}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronRight size={14} aria-hidden data-opened={opened} />
        {change.action === 'created' ? 'As it came' : 'As it was'} ·{' '}
        {rows.length === 1 ? 'one value' : `${rows.length} values`}
      </UnstyledButton>
      <div id={id}>{opened && <ChangeTable rows={rows} change={change} />}</div>
    </>
  );
}
