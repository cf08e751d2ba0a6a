import { Box, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from '../../../components/notice.js';
import { Section } from '../../../components/section.js';
import { useIntegration } from '../place.js';
import { PROVIDER_NAMES } from '../providers.js';
import classes from './guide.module.css';
import { guideOf } from './guide-of.js';
import { GuideFields } from './guide-fields.js';
import { Mappings } from './mappings.js';
import { Emphasised } from './emphasised.js';

/** The provider's own steps, with our values to copy into its fields. */
export function Guide(): ReactNode {
  const { integration } = useIntegration();
  const guide = guideOf(integration.provider);
  const name = integration.provider === 'other' ? 'your identity provider' : PROVIDER_NAMES[integration.provider];
  return (
    <Stack gap="lg">
      <Section title={`Set up ${name}`} description={guide.intro}>
        {!integration.scimUrl.startsWith('https:') && <NotPublic />}
        <ol className={classes.steps}>
          {guide.steps.map((step, index) => (
            <li key={step.title} className={classes.step}>
              <span className={classes.number} aria-hidden>
                {index + 1}
              </span>
              <Stack gap={8} miw={0} flex={1}>
                <Text fw={600} component="h3" m={0}>
                  {step.title}
                </Text>
                {step.text.map((text) => (
                  <Text key={text} size="sm">
                    <Emphasised text={text} />
                  </Text>
                ))}
                {step.fields && <GuideFields fields={step.fields} />}
              </Stack>
            </li>
          ))}
        </ol>
      </Section>
      <Mappings tables={guide.mappings} />
      <Section title="Good to know">
        <List size="sm" spacing={6}>
          {guide.notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      </Section>
    </Stack>
  );
}

// Whoever tries it out would look for the mistake at the identity provider.
function NotPublic(): ReactNode {
  return (
    <Box mb="lg">
      <Notice tone="calm" title="This address is good for trying out">
        Identity providers in the cloud reach Rollcall by HTTPS alone: put it behind a reverse proxy, and set{' '}
        <code>PUBLIC_URL</code> to its address outside. The values below then begin with that.
      </Notice>
    </Box>
  );
}
