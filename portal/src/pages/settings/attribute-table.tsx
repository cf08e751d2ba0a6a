import { Group, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyButton } from '../../components/copy-button.js';
import { Section } from '../../components/section.js';
import { WideTable } from '../../components/wide-table.js';
import { suitsEntra, targetsOf } from './mapping-target.js';
import type { Attribute } from './types.js';

interface Props {
  readonly urn: string;
  readonly attributes: readonly Attribute[];
}

/** The attributes of a schema, and what identity providers call them. */
export function AttributeTable({ urn, attributes }: Props): ReactNode {
  return (
    <Section title="Attributes" description={<Advice urn={urn} />}>
      <WideTable minWidth={560}>
        <Table aria-label="Attributes" verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Attribute</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th>Target of the mapping</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {attributes.map((attribute) => (
              <Row key={attribute.name} urn={urn} attribute={attribute} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Section>
  );
}

function Advice({ urn }: { urn: string }): ReactNode {
  return suitsEntra(urn)
    ? 'In Entra ID add each target to the list of the application’s attributes first (Attribute mapping, Show advanced options, Edit attribute list), and then map to it.'
    : 'Entra ID takes only attributes of users whose URN is of the form urn:ietf:params:scim:schemas:extension:NAME:2.0:User. Other providers take this one.';
}

function Row({ urn, attribute }: { urn: string; attribute: Attribute }): ReactNode {
  const { name, description } = attribute;
  return (
    <Table.Tr>
      <Table.Td valign="top">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {description && (
          <Text size="xs" c="dimmed">
            {description}
          </Text>
        )}
      </Table.Td>
      <Table.Td valign="top">
        <Text size="sm">{attribute.type}</Text>
        <Text size="xs" c="dimmed">
          {traitsOf(attribute).join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>
        {targetsOf(urn, attribute).map((target) => (
          <Group key={target} gap={4} wrap="nowrap">
            <span className="mono">{target}</span>
            <CopyButton value={target} label={`Copy: ${target}`} />
          </Group>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

/** What is not as by default. */
function traitsOf({ multiValued, required, caseExact, mutability, returned, type }: Attribute): string[] {
  const exact = type === 'string' && caseExact;
  return [
    multiValued ? 'several values' : '',
    required ? 'required' : '',
    exact ? 'case counts' : '',
    mutability === 'readWrite' ? '' : (mutability ?? ''),
    returned === 'default' ? '' : `returned: ${returned}`,
  ].filter((trait) => trait !== '');
}
