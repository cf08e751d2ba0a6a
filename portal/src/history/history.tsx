import { Paper, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { keys } from '../api/keys.js';
import type { Change } from '../api/people.js';
import { Answer } from '../components/answer.js';
import { EmptyState } from '../components/empty-state.js';
import { Pages } from '../components/data-table.js';
import { Panel } from '../components/panel.js';
import { useList } from '../components/use-list.js';
import { useSources } from '../components/use-sources.js';
import { useTenant } from '../shell/tenant.js';
import { ChangeEntry } from './change-entry.js';
import classes from './history.module.css';
import { membersIn } from './members-moved.js';
import { useNames } from './use-names.js';

// As many as one request names: the members that came and went in all changes of a page.
const PAGE = { limit: 10, memberLimit: 5 };

/** What happened to a user or a team, the newest first. */
export function History({ of, description }: { of: string; description: ReactNode }): ReactNode {
  const tenant = useTenant();
  const list = useList<Change>(keys.of(tenant.id, 'changes', of), `/tenants/${tenant.id}/changes`, {
    resourceId: of,
    ...PAGE,
  });
  const names = useNames(membersIn(list.data?.items ?? []));
  const sources = useSources();
  return (
    <Panel title="History" description={description}>
      <Answer query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconHistory} title="Nothing has been recorded" />
          ) : (
            <Paper withBorder>
              <ol className={classes.list} aria-label="Changes" aria-busy={list.isFetching}>
                {items.map((change) => (
                  <ChangeEntry key={change.seq} change={change} names={names} sources={sources} />
                ))}
              </ol>
              <Pages list={list} />
            </Paper>
          )
        }
      </Answer>
      <Text size="xs" c="dimmed">
        Changes are kept for good. The request behind a change is kept as long as the provisioning log is.
      </Text>
    </Panel>
  );
}
