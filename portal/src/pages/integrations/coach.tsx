import { Anchor, Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { Section } from '../../components/section.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useTenant } from '../../shell/tenant.js';
import classes from './coach.module.css';
import type { Connection, ConnectionStep } from './connection.js';
import { useIntegration } from './place.js';

const SAYS: Readonly<Record<Connection['state'], string>> = {
  waiting: 'Waiting for the first request. This page changes by itself.',
  connecting: 'It has begun. What is still to come shows here as it arrives.',
  connected: 'All that matters has been seen.',
  attention: 'Something has to be put right: see the steps that are marked.',
};

/** Watches the first connection, step by step, and says what to do next. */
export function Coach(): ReactNode {
  const { path, keyOf } = useIntegration();
  const query = useApi<Connection>(keyOf('connection'), `${path}/connection`);
  return (
    <Section title="The first connection" description={query.data && SAYS[query.data.state]}>
      <Answer query={query} bare lines={6}>
        {({ steps }) => {
          const next = steps.findIndex(({ state }) => state === 'waiting');
          return (
            <ol className={classes.steps} aria-live="polite">
              {steps.map((step, index) => (
                <Step key={step.key} step={step} isNext={index === next} />
              ))}
            </ol>
          );
        }}
      </Answer>
    </Section>
  );
}

const MARKS: Readonly<Record<ConnectionStep['state'], string>> = {
  done: 'Done',
  attention: 'Needs attention',
  waiting: 'To come',
};

function Step({ step, isNext }: { step: ConnectionStep; isNext: boolean }): ReactNode {
  const { key, title, state, at, detail, advice } = step;
  const isFar = state === 'waiting' && !isNext;
  const isTold = advice !== null && (state === 'attention' || isNext);
  return (
    <li className={classes.step} data-state={state}>
      <Mark state={state} isNext={isNext} />
      <div style={{ minWidth: 0 }}>
        <Group gap={8} wrap="wrap">
          <Text size="sm" fw={isFar ? 400 : 600} c={isFar ? 'dimmed' : undefined}>
            {title}
          </Text>
          {at !== null && (
            <Text size="xs" c="dimmed">
              <TimeAgo at={at} />
            </Text>
          )}
        </Group>
        {detail !== null && (
          <Text size="sm" c={state === 'attention' ? undefined : 'dimmed'}>
            {detail}
          </Text>
        )}
        {isTold && (
          <Text size="sm" className={classes.advice}>
            {advice}
          </Text>
        )}
        {key === 'last-cycle' && state === 'attention' && <WhatFailed />}
      </div>
    </li>
  );
}

function Mark({ state, isNext }: { state: ConnectionStep['state']; isNext: boolean }): ReactNode {
  return (
    <span className={classes.mark} role="img" aria-label={MARKS[state]}>
      {state === 'done' && <IconCheck size={13} stroke={3} aria-hidden />}
      {state === 'attention' && <IconAlertTriangle size={13} stroke={2.4} aria-hidden />}
      {state === 'waiting' && isNext && <Loader size={12} aria-hidden />}
    </span>
  );
}

function WhatFailed(): ReactNode {
  const { slug } = useTenant();
  const { id } = useIntegration().integration;
  return (
    <Anchor component={Link} to={`/t/${slug}/provisioning-log?outcome=failed&integrationId=${id}`} size="sm">
      See what failed
    </Anchor>
  );
}
