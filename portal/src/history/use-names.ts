import { keys } from '../api/keys.js';
import type { UserName } from '../api/people.js';
import { useApi } from '../api/use-api.js';
import { useTenant } from '../shell/tenant.js';

const MOST = 100;

export type Names = ReadonlyMap<string, UserName>;

/** Who has, or had, these ids, as far as it is known yet. */
export function useNames(ids: readonly string[]): Names {
  const { id: tenantId } = useTenant();
  const wanted = [...new Set(ids)].sort().slice(0, MOST);
  const { data } = useApi<{ items: UserName[] }>(
    keys.of(tenantId, 'names', wanted),
    `/tenants/${tenantId}/users/names?ids=${wanted.join(',')}`,
    wanted.length > 0,
  );
  return new Map((data?.items ?? []).map((name) => [name.id, name]));
}
