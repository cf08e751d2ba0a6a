import { Button } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { keys } from '../../api/keys.js';
import { ApiProblem } from '../../api/problem.js';
import type { FullLogEntry } from '../../api/provisioning-log.js';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { StatusBadge } from '../../components/status-badge.js';
import { exactly } from '../../components/time-ago.js';
import { useTenant } from '../../shell/tenant.js';
import { Bodies } from './bodies.js';
import { ChangesMade } from './changes-made.js';
import { EntryFacts } from './entry-facts.js';
import { Explained } from './explained.js';
import { inWords, statusInWords, toneOf } from './words.js';

export function Component(): ReactNode {
  const { requestId = '' } = useParams();
  const tenant = useTenant();
  const { state } = useLocation() as { state: { search?: string } | null };
  const list = `/t/${tenant.slug}/provisioning-log`;
  const query = useApi<FullLogEntry>(
    keys.of(tenant.id, 'log-entry', requestId),
    `/tenants/${tenant.id}/provisioning-log/${requestId}`,
  );
  const isMissing = query.error instanceof ApiProblem && query.error.status === 404;
  const entry = query.data?.id === requestId.toLowerCase() ? query.data : undefined;
  return (
    <Page
      title={entry ? inWords(entry) : 'Request'}
      aside={entry && <StatusBadge tone={toneOf(entry)}>{statusInWords(entry.status)}</StatusBadge>}
      description={entry && exactly(entry.at)}
      trail={[{ label: 'Provisioning log', to: list + (state?.search ?? '') }]}
    >
      {isMissing ? (
        <Missing list={list} />
      ) : (
        <Answer query={{ ...query, data: entry }} lines={10}>
          {(shown) => <Parts entry={shown} />}
        </Answer>
      )}
    </Page>
  );
}

function Parts({ entry }: { entry: FullLogEntry }): ReactNode {
  return (
    <>
      <Explained entry={entry} />
      <EntryFacts entry={entry} />
      <Bodies entry={entry} />
      {mayHaveChanged(entry) && <ChangesMade entry={entry} />}
    </>
  );
}

const mayHaveChanged = ({ operation, status }: FullLogEntry): boolean =>
  status < 400 && !['read', 'search', 'discovery'].includes(operation);

function Missing({ list }: { list: string }): ReactNode {
  return (
    <EmptyState
      icon={IconListSearch}
      title="The log does not have this request"
      action={
        <Button component={Link} to={list} variant="default">
          Go to the log
        </Button>
      }
    >
      Requests are kept for some time only, 30 days where nothing else was set up. One that has just been sent appears
      here by itself within a second.
    </EmptyState>
  );
}
