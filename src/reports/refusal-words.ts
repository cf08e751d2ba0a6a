/** What to do when somebody was refused for this reason. */
const ADVICE: Readonly<Record<string, string>> = {
  'token-unknown':
    'Enter the secret once more, all of it: it begins with rollcall_. A secret is shown only once; generate another if it is lost.',
  'token-elsewhere': 'Secret and SCIM URL are of two integrations: take both from this one.',
  'token-expired': 'Generate another secret and enter it.',
  'token-retired': 'Enter the secret that replaced it: the overlap has ended.',
  'token-revoked': 'Generate another secret and enter it.',
  'client-secret-unknown': 'Enter client identifier and client secret once more.',
  'client-secret-expired': 'Add another client secret and enter it.',
  'client-secret-revoked': 'Add another client secret and enter it.',
  'client-revoked': 'Make another OAuth client and enter it.',
  'assertion-refused':
    'Compare issuer, subject and audience of the federation with what the identity provider says of itself.',
  'network-refused': 'Add the network to the allowed ones of the network guard, if it is the identity provider.',
};

export function adviceOn(reason: string): string | null {
  return ADVICE[reason] ?? null;
}
