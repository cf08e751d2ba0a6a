import { CreateTenants1767225600000 } from './1767225600000-create-tenants.js';
import { CreateIntegrations1767225600001 } from './1767225600001-create-integrations.js';
import { CreateUsers1767225600002 } from './1767225600002-create-users.js';
import { CreateTeams1767225600003 } from './1767225600003-create-teams.js';
import { CreateChanges1767225600004 } from './1767225600004-create-changes.js';

/** In the order in which they run. */
export const migrations = [
  CreateTenants1767225600000,
  CreateIntegrations1767225600001,
  CreateUsers1767225600002,
  CreateTeams1767225600003,
  CreateChanges1767225600004,
];
