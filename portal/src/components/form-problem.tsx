import type { ReactNode } from 'react';
import { Notice } from './notice.js';

/** What went wrong with a form as a whole; read aloud when it appears. */
export function FormProblem({ children }: { children: string | null }): ReactNode {
  return <div role="alert">{children !== null && <Notice tone="bad">{children}</Notice>}</div>;
}
