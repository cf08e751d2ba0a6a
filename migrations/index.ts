import { CreateTenants1767225600000 } from './1767225600000-create-tenants.js';
import { CreateIntegrations1767225600001 } from './1767225600001-create-integrations.js';
import { CreateUsers1767225600002 } from './1767225600002-create-users.js';
import { CreateTeams1767225600003 } from './1767225600003-create-teams.js';
import { CreateChanges1767225600004 } from './1767225600004-create-changes.js';
import { CreateServiceKeys1767225600010 } from './1767225600010-create-service-keys.js';
import { IndexDisplayNames1767225600011 } from './1767225600011-index-display-names.js';
import { CreateExtensionSchemas1767225600020 } from './1767225600020-create-extension-schemas.js';
import { CreateEntitlements1767225600021 } from './1767225600021-create-entitlements.js';
import { WatchSecrets1767225600030 } from './1767225600030-watch-secrets.js';
import { CreateOauthClients1767225600031 } from './1767225600031-create-oauth-clients.js';
import { CreateFederations1767225600032 } from './1767225600032-create-federations.js';
import { CreateIntegrationNetworks1767225600033 } from './1767225600033-create-integration-networks.js';
import { CreateBearerCredentials1767225600034 } from './1767225600034-create-bearer-credentials.js';
import { CreateCredentialEvents1767225600035 } from './1767225600035-create-credential-events.js';
import { CreateExpiryWarnings1767225600036 } from './1767225600036-create-expiry-warnings.js';
import { CreateAccounts1767225600040 } from './1767225600040-create-accounts.js';
import { CreateAccountLinks1767225600041 } from './1767225600041-create-account-links.js';
import { CreateAttempts1767225600042 } from './1767225600042-create-attempts.js';
import { CreateApiKeys1767225600043 } from './1767225600043-create-api-keys.js';
import { CreateAuditLog1767225600044 } from './1767225600044-create-audit-log.js';
import { CreateProvisioningLog1767225600050 } from './1767225600050-create-provisioning-log.js';
import { CreateProvisioningLogHours1767225600051 } from './1767225600051-create-provisioning-log-hours.js';
import { IndexChangesByRequest1767225600052 } from './1767225600052-index-changes-by-request.js';
import { CreateReportDays1767225600060 } from './1767225600060-create-report-days.js';
import { CreateIntegrationCycles1767225600061 } from './1767225600061-create-integration-cycles.js';
import { MarkDemoTenants1767225600062 } from './1767225600062-mark-demo-tenants.js';
import { AddSources1767225600070 } from './1767225600070-add-sources.js';
import { AddPlatformRoles1767225600071 } from './1767225600071-add-platform-roles.js';
import { IndexDeletions1767225600072 } from './1767225600072-index-deletions.js';
import { CreateTeamSubteams1767225600080 } from './1767225600080-create-team-subteams.js';
import { CreateAllTeamsOfUser1767225600081 } from './1767225600081-create-all-teams-of-user.js';
import { IndexLastModified1767225600082 } from './1767225600082-index-last-modified.js';
import { NameMoreProviders1767225600083 } from './1767225600083-name-more-providers.js';
import { IndexBeginnings1767225600090 } from './1767225600090-index-beginnings.js';
import { BoundPendingEmails1767225600092 } from './1767225600092-bound-pending-emails.js';
import { ProveMembersAsSets1767225600093 } from './1767225600093-prove-members-as-sets.js';

/** In the order in which they run. */
export const migrations = [
  CreateTenants1767225600000,
  CreateIntegrations1767225600001,
  CreateUsers1767225600002,
  CreateTeams1767225600003,
  CreateChanges1767225600004,
  CreateServiceKeys1767225600010,
  IndexDisplayNames1767225600011,
  CreateExtensionSchemas1767225600020,
  CreateEntitlements1767225600021,
  WatchSecrets1767225600030,
  CreateOauthClients1767225600031,
  CreateFederations1767225600032,
  CreateIntegrationNetworks1767225600033,
  CreateBearerCredentials1767225600034,
  CreateCredentialEvents1767225600035,
  CreateExpiryWarnings1767225600036,
  CreateAccounts1767225600040,
  CreateAccountLinks1767225600041,
  CreateAttempts1767225600042,
  CreateApiKeys1767225600043,
  CreateAuditLog1767225600044,
  CreateProvisioningLog1767225600050,
  CreateProvisioningLogHours1767225600051,
  IndexChangesByRequest1767225600052,
  CreateReportDays1767225600060,
  CreateIntegrationCycles1767225600061,
  MarkDemoTenants1767225600062,
  AddSources1767225600070,
  AddPlatformRoles1767225600071,
  IndexDeletions1767225600072,
  CreateTeamSubteams1767225600080,
  CreateAllTeamsOfUser1767225600081,
  IndexLastModified1767225600082,
  NameMoreProviders1767225600083,
  IndexBeginnings1767225600090,
  BoundPendingEmails1767225600092,
  ProveMembersAsSets1767225600093,
];
