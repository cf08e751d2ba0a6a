import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/keys.js';
import { nameOf, type UserProfile } from '../../api/people.js';
import { ApiProblem } from '../../api/problem.js';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { Page } from '../../components/page.js';
import { History } from '../../history/history.js';
import { useTenant } from '../../shell/tenant.js';
import { FormerUser } from './former-user.js';
import { UserAttributes } from './user-attributes.js';
import { UserFacts } from './user-facts.js';
import classes from './user-page.module.css';
import { UserTeams } from './user-teams.js';
import { Status } from './users-page.js';

export function Component(): ReactNode {
  const { userId = '' } = useParams();
  const tenant = useTenant();
  const query = useApi<UserProfile>(keys.of(tenant.id, 'users', userId), `/tenants/${tenant.id}/users/${userId}`);
  // An answer that is still there from before the user was deleted is not the last word.
  if (query.error instanceof ApiProblem && query.error.status === 404) return <FormerUser id={userId} />;
  const user = query.data?.id === userId ? query.data : undefined;
  return (
    <Page
      title={user ? nameOf(user) : 'User'}
      aside={user && <Status active={user.active} />}
      description={user && user.displayName !== null ? user.userName : undefined}
      trail={[{ label: 'Users', to: `/t/${tenant.slug}/users` }]}
    >
      <Answer query={{ ...query, data: user }} lines={10}>
        {(shown) => <Parts user={shown} />}
      </Answer>
    </Page>
  );
}

function Parts({ user }: { user: UserProfile }): ReactNode {
  return (
    <>
      <div className={classes.parts}>
        <UserAttributes user={user} />
        <Stack gap="lg">
          <UserFacts user={user} />
          <UserTeams user={user} />
        </Stack>
      </div>
      <History of={user.id} description="Every change of this user, with the request that caused it." />
    </>
  );
}
