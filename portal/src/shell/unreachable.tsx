import { Box } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useReachable } from '../api/use-reachable.js';
import { Notice } from '../components/notice.js';

const RETRY_MS = 5_000;

/** Says that the service does not answer, and asks again whatever is shown until it does. */
export function Unreachable(): ReactNode {
  const client = useQueryClient();
  const reachable = useReachable();
  useEffect(() => {
    if (reachable) return;
    const timer = window.setInterval(() => void client.invalidateQueries(), RETRY_MS);
    return () => window.clearInterval(timer);
  }, [client, reachable]);
  return (
    // It is read aloud when something comes into it, so it is there before.
    <Box role="status" mb={reachable ? 0 : 'lg'}>
      {!reachable && (
        <Notice tone="warn" title="The service does not answer">
          What is shown may be out of date. It is asked again every few seconds.
        </Notice>
      )}
    </Box>
  );
}
