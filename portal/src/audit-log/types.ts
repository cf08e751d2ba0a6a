import type { AuditEntryResponse } from '../../../src/audit-log/audit-entry.dto.js';
import type { Wire } from '../api/wire.js';

export type AuditEntry = Wire<AuditEntryResponse>;
