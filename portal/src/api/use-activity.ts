import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addressOf } from './client.js';
import { keys } from './keys.js';
import { noteReachable } from './use-reachable.js';

const POLL_MS = 10_000;
const RETRY_MS = 60_000;

/**
 * Keeps what is shown of a tenant true: reads it again whenever the service tells of activity, or every ten seconds where
 * events do not get through. The shell calls it once; pages need nothing but keys that begin with `keys.of(tenantId)`.
 */
export function useActivity(tenantId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const renew = (): void => void client.invalidateQueries({ queryKey: keys.of(tenantId) });
    return listen(addressOf(`api/tenants/${tenantId}/events`), renew);
  }, [client, tenantId]);
}

/** Listens while the tab is looked at: browsers allow only a few connections to a host, for all tabs together. */
function listen(address: string, renew: () => void): () => void {
  let source: EventSource | null = null;
  let poll: number | undefined;
  let retry: number | undefined;

  function open(): void {
    source = new EventSource(address);
    source.addEventListener('activity', renew);
    source.addEventListener('open', () => {
      noteReachable(true);
      // Whatever happened meanwhile was not told.
      if (poll !== undefined) renew();
      rest();
    });
    source.addEventListener('error', () => {
      if (poll === undefined) renew();
      // Every try of the browser's own ends here again, more often than it is polled.
      poll ??= window.setInterval(renew, POLL_MS);
      if (source?.readyState !== EventSource.CLOSED) return;
      window.clearTimeout(retry);
      retry = window.setTimeout(open, RETRY_MS);
    });
  }

  function rest(): void {
    window.clearInterval(poll);
    poll = undefined;
  }

  function close(): void {
    source?.close();
    rest();
    window.clearTimeout(retry);
  }

  function onVisibility(): void {
    close();
    if (document.hidden) return;
    renew();
    open();
  }

  open();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    close();
  };
}
