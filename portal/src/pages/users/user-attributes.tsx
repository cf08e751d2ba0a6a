import { SegmentedControl, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { UserProfile } from '../../api/people.js';
import { JsonView } from '../../components/json-view.js';
import { Section } from '../../components/section.js';
import { attributeGroups } from './attribute-groups.js';
import { Facts } from './facts.js';

const VIEWS = [
  { value: 'groups', label: 'Readable' },
  { value: 'json', label: 'JSON' },
];

/** Everything as the identity provider sent it: in groups, or as it is stored. */
export function UserAttributes({ user: { attributes } }: { user: UserProfile }): ReactNode {
  const [view, setView] = useState('groups');
  return (
    <Section
      title="Attributes"
      description="As the identity provider sent them. To change one, change it there."
      actions={<SegmentedControl size="xs" data={VIEWS} value={view} onChange={setView} aria-label="Show as" />}
    >
      {view === 'json' ? (
        <JsonView value={attributes} label="Attributes as JSON" />
      ) : (
        <Stack gap="lg">
          {attributeGroups(attributes).map(({ title, facts }) => (
            <div key={title}>
              <Text component="h3" fw={600} size="sm" mb={2}>
                {title}
              </Text>
              <Facts facts={facts} />
            </div>
          ))}
        </Stack>
      )}
    </Section>
  );
}
