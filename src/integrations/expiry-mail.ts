import { daysLeft } from './expiry.js';
import type { DueWarning } from './expiry-warnings.repository.js';

/** What the admins of a tenant are written about a secret that is about to expire. */
export function composeExpiryMail(
  { kind, name, integrationName, expiresAt }: DueWarning,
  publicUrl: string,
  now: Date,
): { subject: string; text: string } {
  const days = daysLeft(expiresAt, now);
  const left = days > 1 ? `${days} days` : 'a day';
  const noun = kind === 'secret' ? 'secret' : 'OAuth client secret';
  const advice =
    kind === 'secret'
      ? 'Rotate it: the old secret is accepted beside the new one until your identity provider has it.'
      : 'Add another secret to the client: both are accepted until your identity provider has the new one.';
  return {
    subject: `${kind === 'secret' ? 'A' : 'An'} ${noun} of ${integrationName} expires in ${left}`,
    text: `The ${noun} "${name}" of the integration "${integrationName}" expires at ${expiresAt.toISOString()}.
From then on nothing arrives from your identity provider any more.

${advice}

${publicUrl}
`,
  };
}
