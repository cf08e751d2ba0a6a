import { Anchor, Paper, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import type { Change } from '../../api/people.js';
import type { LogEntry } from '../../api/provisioning-log.js';
import { Answer } from '../../components/answer.js';
import { Pages } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { useList } from '../../components/use-list.js';
import { ChangeTable } from '../../history/change-table.js';
import classes from '../../history/history.module.css';
import { difference } from '../../history/leaves.js';
import { MembersMoved, membersIn } from '../../history/members-moved.js';
import { type Names, useNames } from '../../history/use-names.js';
import { useTenant } from '../../shell/tenant.js';

// As many as the names of their members can be asked for at once.
const PAGE = { limit: 10, memberLimit: 5 };

/** What became different by a request. */
export function ChangesMade({ entry }: { entry: LogEntry }): ReactNode {
  const { id } = useTenant();
  const list = useList<Change>(keys.of(id, 'changes', 'of-request', entry.id), `/tenants/${id}/changes`, {
    requestId: entry.id,
    ...PAGE,
  });
  const names = useNames(membersIn(list.data?.items ?? []));
  return (
    <Panel title="What it changed">
      <Answer query={list}>
        {({ items }) => (
          <Paper withBorder>
            {items.length === 0 && (
              <EmptyState bare icon={IconArrowsExchange} title="Nothing">
                Everything was as it had been before.
              </EmptyState>
            )}
            {items.length > 0 && (
              <ol className={classes.list} aria-label="Changes">
                {items.map((change) => (
                  <ChangeOf key={change.seq} change={change} entry={entry} names={names} />
                ))}
              </ol>
            )}
            <Pages list={list} />
          </Paper>
        )}
      </Answer>
    </Panel>
  );
}

function ChangeOf({ change, entry, names }: { change: Change; entry: LogEntry; names: Names }): ReactNode {
  const { slug } = useTenant();
  const { resourceType, resourceId, action, before, after } = change;
  const rows = difference(before, after);
  const named = resourceId === entry.resourceId ? entry.subject : null;
  return (
    <li className={classes.entry}>
      <div className={classes.body}>
        <Text size="sm">
          <Anchor component={Link} to={`/t/${slug}/${resourceType}s/${resourceId}`} size="sm" fw={600}>
            {nameIn(after) ?? nameIn(before) ?? named ?? `The ${resourceType}`}
          </Anchor>{' '}
          was {action}
        </Text>
        <MembersMoved change={change} names={names} />
        {rows.length > 0 && <ChangeTable rows={rows} change={change} />}
      </div>
    </li>
  );
}

function nameIn(state: Change['after']): string | null {
  const name = state?.['displayName'] ?? state?.['userName'];
  return typeof name === 'string' ? name : null;
}
