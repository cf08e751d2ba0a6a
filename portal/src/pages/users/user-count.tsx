import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { withQuery } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { UserCount as Count, User } from '../../api/people.js';
import { useApi } from '../../api/use-api.js';
import { countOf } from '../../components/count-of.js';
import type { Paged } from '../../components/use-list.js';
import { useTenant } from '../../shell/tenant.js';

interface Props {
  readonly list: Paged<User>;
  readonly filters: Readonly<Record<string, string>>;
  readonly narrowed: boolean;
}

/** How many people there are, or match. Where the list is one page they are on it; else they are counted, and it does not wait. */
export function UserCount({ list, filters, narrowed }: Props): ReactNode {
  const { id } = useTenant();
  const read = list.data !== undefined && !list.isFetching;
  const whole = read && list.page === 1 && list.data?.nextCursor === null;
  const counted = useApi<Count>(
    keys.of(id, 'users', 'count', filters),
    withQuery(`/tenants/${id}/users/count`, filters),
    read && !whole,
  );
  return (
    <Text span c="dimmed" size="sm" aria-live="polite">
      {whole && told({ count: list.data.items.length, isExact: true }, narrowed)}
      {!whole && counted.data && !counted.isPlaceholderData && told(counted.data, narrowed)}
    </Text>
  );
}

function told({ count, isExact }: Count, narrowed: boolean): string {
  const said = narrowed ? `${count.toLocaleString('en')} found` : countOf(count, 'person', 'people');
  return isExact ? said : `more than ${said}`;
}
