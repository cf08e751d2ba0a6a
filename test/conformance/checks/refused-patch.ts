import { expectContains, expectError } from '../expect.js';
import type { Operation, Probe } from '../probe.js';

/** Two addresses, for operations to be tried on. */
export const EMAILS = [
  { value: 'kim@work.example', type: 'work', primary: true },
  { value: 'kim@home.example', type: 'home' },
];

/** A PATCH that must be refused, and must leave no trace. */
export async function refused(
  probe: Probe,
  operations: Operation[],
  status: number,
  ...types: string[]
): Promise<void> {
  probe.needs('patch');
  const before = await probe.user({ title: 'Dean', emails: EMAILS });
  expectError(await probe.patch(`/Users/${before.id}`, ...operations), status, ...types);
  const after = await probe.reread('Users', before.id);
  expectContains(after, { title: 'Dean', emails: EMAILS });
}
