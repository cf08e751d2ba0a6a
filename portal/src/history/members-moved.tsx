import { Anchor, Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { type Change, nameOf } from '../api/people.js';
import { useTenant } from '../shell/tenant.js';
import type { Names } from './use-names.js';

/** Whose names it takes to say who moved. */
export const membersIn = (changes: readonly Change[]): string[] =>
  changes.flatMap(({ added, removed }) => [...(added ?? []), ...(removed ?? [])]);

/** Who joined a team and who left it: the first of them by name, the others by their number. */
export function MembersMoved({ change, names }: { change: Change; names: Names }): ReactNode {
  return (
    <>
      <Moved did="joined" ids={change.added ?? []} count={change.addedCount} names={names} />
      <Moved did="left" ids={change.removed ?? []} count={change.removedCount} names={names} />
    </>
  );
}

interface MovedProps {
  readonly did: string;
  readonly ids: readonly string[];
  readonly count: number;
  readonly names: Names;
}

function Moved({ did, ids, count, names }: MovedProps): ReactNode {
  if (count === 0) return null;
  const others = count - ids.length;
  return (
    <Text size="sm">
      <Text span fw={600} size="sm">
        {count.toLocaleString('en')} {did}
      </Text>
      {ids.length > 0 && ': '}
      {ids.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <Member id={id} names={names} />
        </Fragment>
      ))}
      {others > 0 && ` and ${others.toLocaleString('en')} more`}
    </Text>
  );
}

function Member({ id, names }: { id: string; names: Names }): ReactNode {
  const { slug } = useTenant();
  const name = names.get(id);
  return (
    <Anchor component={Link} to={`/t/${slug}/users/${id}`} size="sm" underline="always">
      {name ? nameOf(name) : id.slice(0, 8)}
      {name?.deleted && ' (deleted)'}
    </Anchor>
  );
}
