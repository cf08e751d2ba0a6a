import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Fact } from '../components/fact.js';
import { JsonView } from '../components/json-view.js';
import { exactly } from '../components/time-ago.js';
import { sentenceOf } from './sentence.js';
import type { AuditEntry } from './types.js';
import type { AuditFilter } from './use-audit-filter.js';

interface Props {
  readonly entry: AuditEntry | null;
  readonly onClose: () => void;
  readonly onFilter: (next: Partial<AuditFilter>) => void;
}

const ACTORS = {
  account: 'Signed in to the portal',
  'api-key': 'A script, with an API key',
  'operator-key': 'A script, with the operator key',
  anonymous: 'Nobody who was signed in',
} as const;

/** All that the log tells of one thing that was done. */
export function EntryDialog({ entry, onClose, onFilter }: Props): ReactNode {
  return (
    <Modal opened={entry !== null} onClose={onClose} title={<Text fw={650}>In the audit log</Text>} size="lg">
      {entry && (
        <Entry
          entry={entry}
          onFilter={(next) => {
            onFilter(next);
            onClose();
          }}
        />
      )}
    </Modal>
  );
}

function Entry({ entry, onFilter }: { entry: AuditEntry; onFilter: Props['onFilter'] }): ReactNode {
  const { at, actor, action, object, address, requestId, details } = entry;
  const { who, did, what } = sentenceOf(entry);
  const { id: actorId } = actor;
  const { id: objectId } = object;
  return (
    <Stack>
      <Text>
        {who} {did} {what}
      </Text>
      <Group gap="xl" align="flex-start">
        <Fact label="When">{exactly(at)}</Fact>
        <Fact label="By">{ACTORS[actor.kind]}</Fact>
        <Fact label="From">
          <span className="mono">{address}</span>
        </Fact>
        <Fact label="Action">
          <span className="mono">{action}</span>
        </Fact>
        <Fact label="Request">
          <span className="mono">{requestId}</span>
        </Fact>
      </Group>
      {Object.keys(details).length > 0 && <JsonView value={details} label="What was asked for" />}
      <Group gap="sm">
        {actorId !== null && (
          <Button variant="default" onClick={() => onFilter({ actor: actorId })}>
            Only what {who} did
          </Button>
        )}
        {objectId !== null && (
          <Button variant="default" onClick={() => onFilter({ object: objectId, objectType: object.type })}>
            Only what was done to this
          </Button>
        )}
      </Group>
    </Stack>
  );
}
