import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFlask, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useChange } from '../api/use-api.js';
import { Answer } from '../components/answer.js';
import { countOf } from '../components/count-of.js';
import { FormProblem } from '../components/form-problem.js';
import { Notice } from '../components/notice.js';
import { Section } from '../components/section.js';
import { useRole, useTenant } from '../shell/tenant.js';
import { LookNext } from './look-next.js';
import { inWords } from './phase-names.js';
import type { Demo, Run } from './types.js';

const WATCHED_EVERY_MS = 1_000;

const isAtWork = (run: Run | null | undefined): boolean => run?.state === 'running' || run?.state === 'stopping';

export function DemoRun(): ReactNode {
  const { id } = useTenant();
  const path = `/tenants/${id}/demo`;
  const queryKey = keys.of(id, 'demo');
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Demo>(path, signal),
    refetchInterval: ({ state }) => (isAtWork(state.data?.run) ? WATCHED_EVERY_MS : false),
  });
  return (
    <Section
      title="Try it"
      description="This tenant is a demo: a simulated Entra ID provisions a made-up company into it, with a few mistakes as every company makes them."
      actions={<Actions run={query.data?.run ?? null} path={path} known={query.data !== undefined} />}
    >
      <Answer query={query} bare lines={2}>
        {({ run }) => (
          <Stack gap="md">
            <State run={run} />
            {run && <LookNext run={run} />}
          </Stack>
        )}
      </Answer>
    </Section>
  );
}

function Actions({ run, path, known }: { run: Run | null; path: string; known: boolean }): ReactNode {
  const { id } = useTenant();
  const { canWrite } = useRole();
  // Whatever is shown of the tenant may be another then.
  const start = useChange(() => api.post<Run>(path, {}), keys.of(id));
  const stop = useChange(() => api.remove<Run>(path), keys.of(id, 'demo'));
  if (!canWrite || !known) return null;
  return (
    <Stack gap="xs" align="flex-end">
      {isAtWork(run) ? (
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={16} aria-hidden />}
          onClick={() => stop.mutate()}
          loading={stop.isPending || run?.state === 'stopping'}
        >
          Stop
        </Button>
      ) : (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          onClick={() => start.mutate()}
          loading={start.isPending}
        >
          {run ? 'Bring another company' : 'Start the simulated Entra ID'}
        </Button>
      )}
      <FormProblem>{(start.error ?? stop.error)?.message ?? null}</FormProblem>
    </Stack>
  );
}

function State({ run }: { run: Run | null }): ReactNode {
  if (!run) {
    return (
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <IconFlask size={18} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
        <Text size="sm">
          It takes a minute or two. Users and teams appear while you watch, and everything that was sent is in the log.
        </Text>
      </Group>
    );
  }
  if (run.state === 'failed') {
    return (
      <Notice tone="bad" title={run.requests === 0 ? 'It could not start' : 'It could not go on'} role="alert">
        {run.detail}
      </Notice>
    );
  }
  if (!isAtWork(run)) return <Text size="sm">{endOf(run)}</Text>;
  const share = run.total > 0 ? (100 * run.done) / run.total : 0;
  return (
    <div>
      <Text size="sm" fw={500} role="status" aria-live="off">
        {inWords(run)}
      </Text>
      <Progress value={share} mt={6} aria-label="How much of it is done" animated />
    </div>
  );
}

function endOf({ state, requests, failures }: Run): string {
  const sent = `${countOf(requests, 'request')} sent, ${failures.toLocaleString('en')} refused`;
  if (state === 'stopped') return `It was stopped. ${sent}; what it brought stays.`;
  return `It is through. ${sent}${failures > 0 ? ': see why in the log' : ''}.`;
}
