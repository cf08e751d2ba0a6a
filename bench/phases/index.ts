import type { PhaseName } from '../arguments.js';
import type { Bench } from '../context.js';
import { bulk } from './bulk.js';
import { filters } from './filters.js';
import { growth } from './growth.js';
import { members } from './members.js';
import { pages } from './pages.js';
import { patch } from './patch.js';
import { portal } from './portal.js';
import { reads } from './reads.js';
import { cores, hosts } from './scaling.js';
import { soak } from './soak.js';
import { start } from './start.js';
import { sync } from './sync.js';
import { tenants } from './tenants.js';

export const PHASES: Record<PhaseName, (bench: Bench) => Promise<void>> = {
  sync,
  reads,
  patch,
  pages,
  members,
  bulk,
  tenants,
  growth,
  filters,
  portal,
  cores,
  hosts,
  start,
  soak,
};
