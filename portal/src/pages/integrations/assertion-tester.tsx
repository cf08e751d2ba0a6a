import { Button, Group, List, Stack, Text, Textarea, ThemeIcon } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { FormProblem } from '../../components/form-problem.js';
import { useIntegration } from './place.js';
import type { AssertionTest } from './types.js';

/** Says of every check whether an assertion passes it. */
export function AssertionTester(): ReactNode {
  const { path } = useIntegration();
  const [assertion, setAssertion] = useState('');
  const test = useMutation({
    mutationFn: () => api.post<AssertionTest>(`${path}/federation/test`, { assertion }),
  });
  return (
    <Stack gap="sm">
      <Textarea
        label="Test an assertion"
        description="A JWT that the identity provider has made. It is checked, and neither kept nor used up."
        placeholder="eyJ…"
        autosize
        minRows={2}
        maxRows={6}
        value={assertion}
        onChange={(event) => setAssertion(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', overflowWrap: 'anywhere' } }}
      />
      <Group>
        <Button
          variant="default"
          size="xs"
          disabled={assertion.trim() === ''}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          Check it
        </Button>
      </Group>
      <FormProblem>{test.error?.message ?? null}</FormProblem>
      {test.data && <Verdict {...test.data} />}
    </Stack>
  );
}

function Verdict({ passed, checks }: AssertionTest): ReactNode {
  return (
    <div role="status">
      <Text fw={600} size="sm" mb={6}>
        {passed ? 'It would be accepted.' : 'It would be refused.'}
      </Text>
      <List spacing={4} size="sm" center>
        {checks.map(({ name, passed: fine, detail }) => (
          <List.Item
            key={name}
            icon={
              <ThemeIcon size={18} radius="xl" variant="light" color={fine ? 'green' : 'red'}>
                {fine ? <IconCheck size={12} aria-label="passed" /> : <IconX size={12} aria-label="failed" />}
              </ThemeIcon>
            }
          >
            <strong>{name}</strong>: {detail}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
