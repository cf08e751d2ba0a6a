import { KINDS } from './kinds.js';
import type { AuditEntry } from './types.js';

/** What was done in words, where the verb and the kind of the object alone would not make a sentence. */
const PHRASES: Readonly<Record<string, string>> = {
  'secret.create': 'generated the secret',
  'secret.rotate': 'rotated the secret',
  'secret.retire': 'retired the secret',
  'secret.extend': 'moved the end of the secret',
  'secret.cancel-rotation': 'took back the rotation of the secret',
  'client-secret.create': 'generated a secret of the OAuth client',
  'federation.replace': 'set up the federation of the integration',
  'federation.remove': 'removed the federation of the integration',
  'federation.test': 'tested an assertion for the federation',
  'network.guard': 'set the network guard of the integration',
  'user.restore': 'restored the user',
  'admin.patch': 'changed the role of',
  'admin.remove': 'took the role away from',
  'admin.create-password-reset': 'made a link for a new password for',
  'invitation.create': 'invited',
  'invitation.resend': 'sent the invitation again to',
  'invitation.remove': 'withdrew the invitation of',
  'entitlement.create': 'offered the role or entitlement',
  'session.create': 'signed in',
  'session.remove': 'signed out',
  'session.revoke': 'signed out in another browser',
  'session.refuse': 'could not sign in as',
  'session.lock-out': 'tried too often to sign in as',
  'account.set-up': 'set the service up, with the account',
  'account.create': 'accepted an invitation and made the account',
  'account.join': 'accepted an invitation with the account',
  'account.change-password': 'changed the password of the account',
  'account.reset-password': 'chose a new password by a link for the account',
  'account.refuse-password': 'gave a wrong password for the account',
  'account.create-password-reset': 'made a link for a new password for',
  'account.enrol-totp': 'began two-factor sign-in',
  'account.enable-totp': 'turned two-factor sign-in on',
  'account.disable-totp': 'turned two-factor sign-in off for',
  'password-reset.request': 'asked for a link for a new password for',
  'demo.start': 'started the demo',
  'demo.stop': 'stopped the demo',
};

const VERBS: Readonly<Record<string, string>> = {
  create: 'created',
  patch: 'changed',
  replace: 'changed',
  remove: 'deleted',
};

// Who has no name of their own.
const NAMES: Readonly<Record<string, string>> = { anonymous: 'Somebody', 'operator-key': 'The operator key' };

// What these are done to says nothing more: it is oneself, or the tenant.
const WITHOUT_OBJECT = /^session\.(?:create|remove|revoke)$|^demo\.|^account\.en/;

/** `Kim` `created the integration` `Entra ID`: three parts, so that names can be set apart. */
export function sentenceOf({ actor, action, object }: AuditEntry): { who: string; did: string; what: string | null } {
  return {
    who: NAMES[actor.kind] ?? actor.name,
    did: PHRASES[action] ?? phraseOf(action),
    what: WITHOUT_OBJECT.test(action) ? null : (object.name ?? object.id),
  };
}

function phraseOf(action: string): string {
  const [type = '', verb = ''] = action.split('.', 2);
  return `${VERBS[verb] ?? `did “${verb.replaceAll('-', ' ')}” to`} ${KINDS[type] ?? type.replaceAll('-', ' ')}`;
}
