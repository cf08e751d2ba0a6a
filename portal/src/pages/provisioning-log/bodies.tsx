import { SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FullLogEntry } from '../../api/provisioning-log.js';
import { JsonView } from '../../components/json-view.js';
import { Notice } from '../../components/notice.js';
import { Section } from '../../components/section.js';
import { bytes } from './words.js';

/** What was sent and what was answered. */
export function Bodies({ entry }: { entry: FullLogEntry }): ReactNode {
  const { request, response, requestBytes, responseBytes, truncated } = entry;
  return (
    <>
      {truncated && <Notice tone="warn">More was sent than the log keeps: what is shown ends in the middle.</Notice>}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        <Body title="Request" text={request} size={requestBytes} />
        <Body title="Response" text={response} size={responseBytes} />
      </SimpleGrid>
    </>
  );
}

function Body({ title, text, size }: { title: string; text: string | null; size: number | null }): ReactNode {
  const isEmpty = size === null || size === 0;
  return (
    <Section title={title} description={isEmpty ? undefined : bytes(size)}>
      {text !== null && <JsonView value={text} label={`Body of the ${title.toLowerCase()}`} />}
      {text === null && (
        <Text size="sm" c="dimmed">
          {isEmpty ? 'There was no body.' : 'The body is not kept: it is no JSON, or nobody was let in with it.'}
        </Text>
      )}
    </Section>
  );
}
