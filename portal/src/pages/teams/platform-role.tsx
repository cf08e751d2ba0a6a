import { Autocomplete, Button, Group, Switch, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Team } from '../../api/people.js';
import { ApiProblem } from '../../api/problem.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { countOf } from '../../components/count-of.js';
import { FormProblem } from '../../components/form-problem.js';
import { Section } from '../../components/section.js';
import { useRole, useTenant } from '../../shell/tenant.js';

const COMMON = ['learner', 'manager', 'admin'];

const WHAT_IT_IS =
  'Your platform reads it with each user, as platformRoles. It stays when the group is renamed; the identity provider neither sees nor changes it.';

/** What the platform lets the members of the team be. */
export function PlatformRole({ team }: { team: Team }): ReactNode {
  const { canWrite } = useRole();
  return (
    <Section title="Role on your platform" description={WHAT_IT_IS}>
      {canWrite ? <Editor team={team} /> : <Text size="sm">{team.platformRole ?? 'Members get no role.'}</Text>}
    </Section>
  );
}

function Editor({ team }: { team: Team }): ReactNode {
  const { id } = useTenant();
  const [on, setOn] = useState(team.platformRole !== null);
  const [role, setRole] = useState(team.platformRole ?? '');
  const [removing, setRemoving] = useState(false);
  const save = useChange(
    (platformRole: string | null) => api.patch<Team>(`/tenants/${id}/teams/${team.id}`, { platformRole }),
    keys.of(id, 'teams'),
    keys.of(id, 'users'),
  );
  function toggle(next: boolean): void {
    if (!next && team.platformRole !== null) setRemoving(true);
    else setOn(next);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate(role);
  }
  const fault = save.error instanceof ApiProblem ? save.error.fields['platformRole'] : undefined;
  return (
    <form onSubmit={submit}>
      <Switch label="Give the members a role" checked={on} onChange={(event) => toggle(event.currentTarget.checked)} />
      {on && (
        <Group align="flex-start" gap="sm" mt="md">
          <Autocomplete
            aria-label="Role"
            placeholder="A role that your platform knows"
            data={COMMON}
            filter={({ options }) => options}
            value={role}
            onChange={setRole}
            error={fault}
            maxLength={100}
            required
            flex="1 1 220px"
            maw={320}
          />
          <Button type="submit" loading={save.isPending} disabled={role.trim() === (team.platformRole ?? '')}>
            Save
          </Button>
        </Group>
      )}
      <FormProblem>{save.error && fault === undefined ? save.error.message : null}</FormProblem>
      <ConfirmDialog
        opened={removing}
        onClose={() => setRemoving(false)}
        title={`Take the role ${team.platformRole ?? ''} away?`}
        confirmLabel="Take it away"
        onConfirm={() => save.mutateAsync(null)}
      >
        {countOf(team.memberCount, 'member')} of {team.displayName} will not have it on your platform any more, unless
        another team gives it to them.
      </ConfirmDialog>
    </form>
  );
}
