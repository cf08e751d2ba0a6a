import { List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSignedIn } from '../../api/use-me.js';
import { Page } from '../../components/page.js';
import { Section } from '../../components/section.js';
import { PasswordSection } from './password-section.js';
import { SessionsSection } from './sessions-section.js';
import { TwoFactorSection } from './two-factor-section.js';

export function Component(): ReactNode {
  const me = useSignedIn();
  return (
    <Page title="Your account" description={me.email}>
      <Section title={me.name}>
        <List size="sm" spacing={4}>
          {me.operator && <List.Item>Operator: may do everything in every tenant</List.Item>}
          {me.tenants.map(({ id, name, role }) => (
            <List.Item key={id}>
              {name}: {role}
            </List.Item>
          ))}
        </List>
        {!me.operator && me.tenants.length === 0 && (
          <Text size="sm" c="dimmed">
            You have no role in any tenant.
          </Text>
        )}
      </Section>
      <Stack gap="lg">
        <PasswordSection />
        <TwoFactorSection />
        <SessionsSection />
      </Stack>
    </Page>
  );
}
