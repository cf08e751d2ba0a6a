import { Anchor, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Explanation, FullLogEntry } from '../../api/provisioning-log.js';
import classes from './explained.module.css';

/** Why a request failed, and what to do about it; nothing where it did not. */
export function Explained({ entry: { status, explanation, detail } }: { entry: FullLogEntry }): ReactNode {
  if (status < 400) return null;
  if (explanation) return <Why {...explanation} />;
  return (
    <section className={classes.frame} data-tone="calm" aria-label="What happened">
      <Group wrap="nowrap" align="flex-start">
        <IconInfoCircle size={20} aria-hidden />
        <Text size="sm">
          {detail} Nothing has to be done: this is how an identity provider learns that something is not there.
        </Text>
      </Group>
    </section>
  );
}

function Why({ title, whatWasSent, why, whatToDo, screen, rfc }: Explanation): ReactNode {
  return (
    <section className={classes.frame} aria-labelledby="explanation">
      <Group wrap="nowrap" align="center" gap="sm" mb="md">
        <ThemeIcon variant="light" color="red" radius="xl" size={36} aria-hidden>
          <IconAlertTriangle size={20} stroke={1.7} />
        </ThemeIcon>
        <Title order={2} id="explanation">
          {title}
        </Title>
      </Group>
      <dl className={classes.parts}>
        <Part label="What was sent">{whatWasSent}</Part>
        <Part label="Why it was refused">{why}</Part>
        <Part label="What to do" strong>
          {whatToDo}
        </Part>
        <Part label="Where">{screen}</Part>
        <Part label="The standard">
          <Rfc text={rfc} />
        </Part>
      </dl>
    </section>
  );
}

function Part({ label, strong, children }: { label: string; strong?: boolean; children: ReactNode }): ReactNode {
  return (
    <Stack gap={2} data-strong={strong} className={classes.part}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </Stack>
  );
}

// The first section that is named is the one that says so.
function Rfc({ text }: { text: string }): ReactNode {
  const [, number, section] = /RFC (\d+) §([\d.]*\d)/.exec(text) ?? [];
  if (number === undefined) return text;
  return (
    <Anchor
      href={`https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`}
      target="_blank"
      rel="noreferrer"
      underline="always"
    >
      {text}
    </Anchor>
  );
}
