import { useQuery } from '@tanstack/react-query';
import { api, withQuery } from '../api/client.js';
import { keys } from '../api/keys.js';
import { ApiProblem } from '../api/problem.js';
import type { Me, Tenant } from '../api/types.js';
import type { List } from '../api/wire.js';
import type { CurrentTenant } from './tenant.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Found = Pick<CurrentTenant, 'id' | 'name' | 'slug'>;

async function findBySlug(slug: string): Promise<Found | null> {
  if (UUID.test(slug)) return api.get<Tenant>(`/tenants/${slug}`).catch(nullWhereUnknown);
  const { items } = await api.get<List<Tenant>>(withQuery('/tenants', { slug }));
  return items[0] ?? null;
}

function nullWhereUnknown(error: unknown): null {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
}

/** The tenant that an address names by its slug or its id; null where there is none for this person. */
export function useTenantOf(
  me: Me,
  slug: string,
): { tenant: CurrentTenant | null; isPending: boolean; error: Error | null; retry: () => void } {
  const own = me.tenants.find((tenant) => tenant.slug === slug || tenant.id === slug);
  const { data, isLoading, error, refetch } = useQuery({
    queryKey: keys.tenantBySlug(slug),
    queryFn: () => findBySlug(slug),
    enabled: me.operator && !own && slug !== '',
    staleTime: 60_000,
  });
  const found: Found | null = own ?? data ?? null;
  const role = me.operator ? 'operator' : own?.role;
  return {
    tenant: found && role ? { id: found.id, name: found.name, slug: found.slug, role } : null,
    isPending: isLoading,
    error,
    retry: () => void refetch(),
  };
}
