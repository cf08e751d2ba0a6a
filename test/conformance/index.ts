export { runConformance, type ConformanceOptions, type ConformanceResult } from './run-conformance.js';
export { ConformanceError } from './client.js';
