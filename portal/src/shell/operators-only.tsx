import type { ReactNode } from 'react';
import { useSignedIn } from '../api/use-me.js';
import { NotFound } from './not-found.js';

export function OperatorsOnly({ children }: { children: ReactNode }): ReactNode {
  return useSignedIn().operator ? children : <NotFound />;
}
