import type { Provider } from '../../../../../src/integrations/integration.entity.js';
import { ENTRA } from './entra.js';
import { GOOGLE } from './google.js';
import { JUMPCLOUD } from './jumpcloud.js';
import { OKTA } from './okta.js';
import { ONELOGIN } from './onelogin.js';
import { OTHER } from './other.js';
import { PING } from './ping.js';
import type { ProviderGuide } from './types.js';

const GUIDES: Readonly<Record<Provider, ProviderGuide>> = {
  entra: ENTRA,
  okta: OKTA,
  onelogin: ONELOGIN,
  jumpcloud: JUMPCLOUD,
  google: GOOGLE,
  ping: PING,
  other: OTHER,
};

export const guideOf = (provider: Provider): ProviderGuide => GUIDES[provider];
