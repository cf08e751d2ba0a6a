import type {
  DroppedResponse,
  ExplanationResponse,
  FullLogEntryResponse,
  LogEntryResponse,
} from '../../../src/provisioning-log/log-entry.dto.js';
import type { Wire } from './wire.js';

export type LogEntry = Wire<LogEntryResponse>;
export type FullLogEntry = Wire<FullLogEntryResponse>;
export type Explanation = Wire<ExplanationResponse>;
export type Dropped = Wire<DroppedResponse>;
