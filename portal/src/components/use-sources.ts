import { keys } from '../api/keys.js';
import type { Integration } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import type { List } from '../api/wire.js';
import { useTenant } from '../shell/tenant.js';

/** The integrations of the tenant: where its users and teams come from. */
export interface Sources {
  readonly integrations: readonly Integration[];
  /** The name of an integration, also of one that is gone. */
  readonly nameOf: (id: string | null) => string | null;
}

export function useSources(): Sources {
  const { id } = useTenant();
  const { data } = useApi<List<Integration>>(keys.of(id, 'integrations'), `/tenants/${id}/integrations?limit=200`);
  const integrations = data?.items ?? [];
  return {
    integrations,
    nameOf: (wanted) => {
      if (wanted === null || !data) return null;
      return integrations.find((integration) => integration.id === wanted)?.name ?? 'a deleted integration';
    },
  };
}
