import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { explain } from '../../api/problem.js';
import { FormProblem } from '../../components/form-problem.js';
import { Entry } from './entry.js';

/** The link is void, or not all of it was opened. */
export function VoidLink({ error }: { error?: unknown }): ReactNode {
  const reason = error === undefined ? 'The address is not complete: open the whole link once more.' : explain(error);
  return (
    <Entry title="This link does not work">
      <FormProblem>{reason}</FormProblem>
      <Anchor component={Link} to="/sign-in">
        Sign in
      </Anchor>
    </Entry>
  );
}
