import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../../components/section.js';
import { WideTable } from '../../../components/wide-table.js';
import { Emphasised } from './emphasised.js';
import type { MappingTable } from './types.js';

/** Which attribute becomes which. */
export function Mappings({ tables }: { tables: readonly MappingTable[] }): ReactNode {
  return tables.map(({ title, text, heads, rows }) => (
    <Section
      key={title}
      title={`Attribute mapping: ${title.toLowerCase()}`}
      description={text === undefined ? undefined : <Emphasised text={text} />}
    >
      <WideTable minWidth={440}>
        <Table aria-label={`Attribute mapping: ${title}`} verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{heads[0]}</Table.Th>
              <Table.Th>{heads[1]}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([theirs, ours, note]) => (
              <Table.Tr key={ours}>
                <Table.Td>
                  <span className="mono">{theirs}</span>
                </Table.Td>
                <Table.Td>
                  <span className="mono">{ours}</span>
                  {note !== undefined && (
                    <Text size="xs" c="dimmed">
                      {note}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Section>
  ));
}
