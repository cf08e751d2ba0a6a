import type { Refusal } from '../../../../src/integrations/credential-event.entity.js';

/** What a refusal means, and what to do about it. */
export const REFUSALS: Readonly<Record<Refusal, { readonly title: string; readonly advice: string }>> = {
  'token-unknown': {
    title: 'Unknown secret',
    advice: 'Nothing has this secret: copy it once more, whole and without blanks, or generate another one.',
  },
  'token-elsewhere': {
    title: 'Secret of another integration',
    advice: 'The SCIM URL and the secret belong together: enter both of the same integration.',
  },
  'token-expired': { title: 'Expired secret', advice: 'Generate another one and enter it at the identity provider.' },
  'token-retired': {
    title: 'Retired secret',
    advice: 'It was replaced by a rotation: enter the one that replaced it.',
  },
  'token-revoked': { title: 'Deleted secret', advice: 'Enter a secret that is still there, or generate another one.' },
  'client-secret-unknown': {
    title: 'Unknown client secret',
    advice: 'Copy the client secret once more, or add another one to the OAuth client.',
  },
  'client-secret-expired': {
    title: 'Expired client secret',
    advice: 'Add another one to the OAuth client and enter it at the identity provider.',
  },
  'client-secret-revoked': {
    title: 'Deleted client secret',
    advice: 'Enter a client secret that is still there, or add another one.',
  },
  'client-revoked': { title: 'Deleted OAuth client', advice: 'Create another OAuth client and enter its values.' },
  'assertion-refused': {
    title: 'Assertion refused',
    advice: 'Compare the federation with what the identity provider signs: the test of an assertion shows every check.',
  },
  'network-outside': {
    title: 'Let in from elsewhere',
    advice: 'The network guard only warns. If it is the identity provider, add its network to the list.',
  },
  'network-refused': {
    title: 'Refused from elsewhere',
    advice: 'If it is the identity provider, add its network to the list of the network guard.',
  },
};
