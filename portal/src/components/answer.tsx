import type { ReactNode } from 'react';
import { ErrorState } from './error-state.js';
import { LoadingState } from './loading-state.js';

interface Query<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

interface Props<Data> {
  readonly query: Query<Data>;
  readonly bare?: boolean;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What a query answers, or that it is on its way, or why it is not there. What was there before stays when a try fails. */
export function Answer<Data>({ query, bare = false, lines, children }: Props<Data>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState bare={bare} lines={lines} />;
}
