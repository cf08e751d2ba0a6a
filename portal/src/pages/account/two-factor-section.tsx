import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSignedIn } from '../../api/use-me.js';
import { Section } from '../../components/section.js';
import { StatusBadge } from '../../components/status-badge.js';
import { DisableDialog } from './disable-dialog.js';
import { EnrolDialog } from './enrol-dialog.js';

export function TwoFactorSection(): ReactNode {
  const { totpEnabled } = useSignedIn();
  const [dialog, setDialog] = useState<'enrol' | 'disable' | null>(null);
  return (
    <Section
      title="Two-factor sign-in"
      description="Beside the password you are asked for a code that an authenticator app on your phone shows. Turning it on or off signs you out everywhere else."
      actions={
        totpEnabled ? (
          <Button variant="default" onClick={() => setDialog('disable')}>
            Turn it off
          </Button>
        ) : (
          <Button onClick={() => setDialog('enrol')}>Turn it on</Button>
        )
      }
    >
      <StatusBadge tone={totpEnabled ? 'good' : 'calm'}>{totpEnabled ? 'On' : 'Off'}</StatusBadge>
      <EnrolDialog opened={dialog === 'enrol'} onClose={() => setDialog(null)} />
      <DisableDialog opened={dialog === 'disable'} onClose={() => setDialog(null)} />
    </Section>
  );
}
