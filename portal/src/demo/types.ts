import type { DemoResponse, DemoRunResponse } from '../../../src/demo/demo.dto.js';
import type { Wire } from '../api/wire.js';

export type Demo = Wire<DemoResponse>;
export type Run = Wire<DemoRunResponse>;
