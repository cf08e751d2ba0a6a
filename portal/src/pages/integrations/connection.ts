import type { ConnectionResponse, ConnectionStep as Step } from '../../../../src/reports/connection.dto.js';
import type { Wire } from '../../api/wire.js';

/** How far a connection has come, as the service coaches it. */
export type Connection = Wire<ConnectionResponse>;
export type ConnectionStep = Wire<Step>;
