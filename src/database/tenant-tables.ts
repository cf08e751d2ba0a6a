/** Every table that has a `tenant_id`, in an order in which a tenant's rows can be deleted: children first. */
export const tenantTables = [
  'pending_members',
  'team_members',
  'teams',
  'users',
  'changes',
  'secrets',
  'integrations',
] as const;
