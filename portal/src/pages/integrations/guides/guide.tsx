import { List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
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
