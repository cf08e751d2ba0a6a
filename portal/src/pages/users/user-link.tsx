import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { nameOf } from '../../api/people.js';
import { useTenant } from '../../shell/tenant.js';

interface Props {
  readonly user: { readonly id: string; readonly displayName: string | null; readonly userName: string };
}

export function UserLink({ user }: Props): ReactNode {
  const { slug } = useTenant();
  return (
    <Anchor component={Link} to={`/t/${slug}/users/${user.id}`} fw={600} c="inherit">
      {nameOf(user)}
    </Anchor>
  );
}
