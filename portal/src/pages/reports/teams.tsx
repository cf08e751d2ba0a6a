import { Anchor, SimpleGrid, Text, Title } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Reports } from '../../api/reports.js';
import { BarList } from '../../charts/bar-list.js';
import { whole } from '../../charts/scale.js';
import { Answer } from '../../components/answer.js';
import { countOf } from '../../components/count-of.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { useTenant } from '../../shell/tenant.js';
import { CsvLink } from './csv-link.js';
import { type Period, useReport } from './use-report.js';

const SHOWN = 8;

export function TeamsBySize({ period }: { period: Period }): ReactNode {
  const query = useReport('teams', period);
  return (
    <Section
      title="Teams by size"
      description={query.data && inWords(query.data)}
      actions={<CsvLink report="teams" of="Teams by size" period={period} />}
    >
      <Answer query={query} bare lines={6}>
        {(report) =>
          report.teams === 0 ? (
            <EmptyState bare icon={IconUsersGroup} title="There is no team yet">
              Assign groups to the application at the identity provider, and they appear as teams.
            </EmptyState>
          ) : (
            <Sizes {...report} />
          )
        }
      </Answer>
    </Section>
  );
}

function inWords({ memberships, pendingMembers }: Reports['teams']): string {
  const pending = `${countOf(pendingMembers, 'member')} not there yet`;
  return `${countOf(memberships, 'membership')}${pendingMembers > 0 ? `; ${pending}` : ''}.`;
}

function Sizes({ sizes, largest }: Reports['teams']): ReactNode {
  const { slug } = useTenant();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <div>
        <Title order={3} fz="sm" mb="sm">
          How many teams have so many members
        </Title>
        <BarList
          label="Teams by their number of members"
          items={sizes.map(({ from, to, teams }) => ({ name: String(from), label: range(from, to), value: teams }))}
        />
      </div>
      <div>
        <Title order={3} fz="sm" mb="sm">
          The largest
        </Title>
        <BarList
          label="The largest teams by their members"
          items={largest.slice(0, SHOWN).map(({ id, displayName, members, pending }) => ({
            name: id,
            label: (
              <Anchor component={Link} to={`/t/${slug}/teams/${id}`} size="sm">
                {displayName}
              </Anchor>
            ),
            value: members,
            note: pending > 0 ? `+ ${pending} pending` : undefined,
          }))}
        />
        {largest.length > SHOWN && (
          <Text size="xs" c="dimmed" mt="sm">
            The export has the {largest.length} largest.
          </Text>
        )}
      </div>
    </SimpleGrid>
  );
}

function range(from: number, to: number | null): string {
  if (from === to) return countOf(from, 'member');
  return to === null ? `${whole(from)} members or more` : `${whole(from)} to ${whole(to)} members`;
}
