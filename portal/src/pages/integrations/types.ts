import type { CredentialEventResponse } from '../../../../src/integrations/credential-event.dto.js';
import type { NetworksResponse } from '../../../../src/integrations/network.dto.js';
import type { NewSecretResponse, SecretResponse } from '../../../../src/integrations/secret.dto.js';
import type { AssertionTestResponse, FederationResponse } from '../../../../src/oauth/federation.dto.js';
import type {
  ClientSecretResponse,
  NewClientSecretResponse,
  NewOAuthClientResponse,
  OAuthClientResponse,
} from '../../../../src/oauth/oauth-client.dto.js';
import type { Wire } from '../../api/wire.js';

export type Secret = Wire<SecretResponse>;
export type NewSecret = Wire<NewSecretResponse>;
export type OAuthClient = Wire<OAuthClientResponse>;
export type NewOAuthClient = Wire<NewOAuthClientResponse>;
export type ClientSecret = Wire<ClientSecretResponse>;
export type NewClientSecret = Wire<NewClientSecretResponse>;
export type Federation = Wire<FederationResponse>;
export type AssertionTest = Wire<AssertionTestResponse>;
export type Networks = Wire<NetworksResponse>;
export type CredentialEvent = Wire<CredentialEventResponse>;
