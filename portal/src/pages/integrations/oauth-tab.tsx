import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FederationSection } from './federation-section.js';
import { OAuthClientsSection } from './oauth-clients-section.js';

/** The ways in by access tokens instead of a secret that lives for long. */
export function OAuthTab(): ReactNode {
  return (
    <Stack gap="lg">
      <OAuthClientsSection />
      <FederationSection />
    </Stack>
  );
}
