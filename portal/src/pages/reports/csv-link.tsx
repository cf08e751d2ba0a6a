import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReportName } from '../../api/reports.js';
import { useTenant } from '../../shell/tenant.js';
import { csvAddress, type Period } from './use-report.js';

interface Props {
  readonly report: ReportName;
  readonly of: string;
  readonly period: Period;
}

/** Downloads a report as a table. */
export function CsvLink({ report, of, period }: Props): ReactNode {
  const { id } = useTenant();
  return (
    <Button
      component="a"
      href={csvAddress(id, report, period)}
      download
      size="xs"
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
      aria-label={`Export as CSV: ${of}`}
    >
      CSV
    </Button>
  );
}
