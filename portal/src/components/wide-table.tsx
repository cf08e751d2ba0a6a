import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** In pixels: on a narrower screen it is scrolled sideways. */
  readonly minWidth: number;
  readonly children: ReactNode;
}

/** A table that keeps its columns on a phone. */
export function WideTable({ minWidth, children }: Props): ReactNode {
  return (
    // Without a mouse only what has the focus can be scrolled.
    <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0}>
      {children}
    </Table.ScrollContainer>
  );
}
