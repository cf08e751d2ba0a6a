import type { Provider } from '../../../../src/integrations/integration.entity.js';

/** How people call the identity providers; in the order in which they are offered. */
export const PROVIDER_NAMES: Readonly<Record<Provider, string>> = {
  entra: 'Microsoft Entra ID',
  okta: 'Okta',
  onelogin: 'OneLogin',
  jumpcloud: 'JumpCloud',
  google: 'Google Workspace',
  ping: 'Ping Identity',
  other: 'Another identity provider',
};

/** The same in a sentence. */
export const shortNameOf = (provider: Provider): string =>
  provider === 'other' ? 'The identity provider' : PROVIDER_NAMES[provider].replace('Microsoft ', '');
