import type { ReactNode } from 'react';
import type { OperationTraffic } from '../../api/reports.js';
import { whole } from '../../charts/scale.js';
import { DataTable } from '../../components/data-table.js';
import { wholeList } from '../../components/use-list.js';
import { OPERATIONS } from '../provisioning-log/words.js';
import { milliseconds } from './milliseconds.js';

const nameOf = (operation: string): string => (OPERATIONS as Readonly<Record<string, string>>)[operation] ?? operation;

export function OperationsTable({ operations }: { operations: OperationTraffic[] }): ReactNode {
  return (
    <DataTable
      label="Traffic by operation"
      list={wholeList(operations)}
      keyOf={({ operation }) => operation}
      columns={[
        { label: 'Operation', cell: ({ operation }) => nameOf(operation) },
        { label: 'Requests', cell: ({ requests }) => whole(requests), align: 'right' },
        { label: 'Failed', cell: ({ failed, refused }) => whole(failed + refused), align: 'right' },
        { label: 'Half within', cell: ({ p50Ms }) => milliseconds(p50Ms), align: 'right' },
        { label: '95 % within', cell: ({ p95Ms }) => milliseconds(p95Ms), align: 'right' },
        { label: '99 % within', cell: ({ p99Ms }) => milliseconds(p99Ms), align: 'right' },
      ]}
      empty={null}
    />
  );
}
