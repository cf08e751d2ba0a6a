import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem, explain } from '../api/problem.js';
import { Notice } from './notice.js';

interface Props {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly retryLabel?: string;
}

/** Something could not be shown: why, the request's id for who looks into the log, and another try. */
export function ErrorState({ error, onRetry, retryLabel = 'Try again' }: Props): ReactNode {
  const instance = error instanceof ApiProblem ? error.instance : null;
  return (
    <Notice tone="bad" title="This could not be shown" role="alert">
      <Stack gap="sm" align="flex-start">
        <span>{explain(error)}</span>
        {instance !== null && (
          <Text size="xs" c="dimmed">
            Request <span className="mono">{instance.replace('urn:uuid:', '')}</span>
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {retryLabel}
          </Button>
        )}
      </Stack>
    </Notice>
  );
}
