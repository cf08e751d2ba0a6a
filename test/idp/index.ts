export { runSimulation, DIALECTS, type SimulationOptions, type SimulationResult } from './run-simulation.js';
export { SourceDirectory, type Team } from './source-directory.js';
export { liveThroughDay, type SourceChanges } from './source-changes.js';
export { SimulationError } from './failures.js';
export type { Person } from './person.js';
export type { Dialect, Provider, Write } from './dialects/dialect.js';
export type { PhaseResult } from './metrics.js';
