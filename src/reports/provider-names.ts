const NAMES: Readonly<Record<string, string>> = {
  entra: 'Entra ID',
  okta: 'Okta',
  onelogin: 'OneLogin',
  jumpcloud: 'JumpCloud',
  google: 'Google Workspace',
  ping: 'Ping',
};

/** How a sentence calls the product at the other end. */
export function nameOf(provider: string): string {
  return NAMES[provider] ?? 'The identity provider';
}
