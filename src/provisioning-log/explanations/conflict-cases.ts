import type { FullLogEntry } from '../log-entry.entity.js';
import { type Case, type Circumstances, says } from './explanation.js';

const named = ({ subject }: FullLogEntry): string => (subject ? `“${subject}”` : 'this name');

function whoHas({ holder }: Circumstances): string {
  if (!holder) return '';
  return ` It belongs to the ${holder.active ? '' : 'inactive '}user ${holder.name} (${holder.id}).`;
}

/** Who is there already, who is not there, and who has changed in between. */
export const CONFLICT_CASES: readonly Case[] = [
  {
    title: 'The userName is taken',
    matches: (entry) => entry.status === 409 && says(/^userName/)(entry),
    sent: (entry) => `A user who would be called ${named(entry)}.`,
    why: (entry, circumstances) =>
      `No two users of a tenant have the same userName, in upper or lower case.${whoHas(circumstances)} The identity provider did not find that user before, so it is not looking for userName.`,
    todo: () =>
      'Let users be matched by userName: then the existing user is taken over. If it is really somebody else, give one of them another userName.',
    screen: 'matching',
    rfc: 'RFC 7644 §3.3, §3.12 (uniqueness)',
  },
  {
    title: 'A group of this name exists',
    matches: (entry) => entry.status === 409 && says(/^displayName/)(entry),
    sent: (entry) => `A group that would be called ${named(entry)}.`,
    why: () => 'No two groups of a tenant have the same displayName, in upper or lower case.',
    todo: () =>
      'Let groups be matched by displayName, or link the group to the one that is there. If two groups are meant, rename one of them.',
    screen: 'matching',
    rfc: 'RFC 7644 §3.3, §3.12 (uniqueness)',
  },
  {
    title: 'It conflicts with what is there',
    matches: ({ status }) => status === 409,
    why: ({ detail }) => detail ?? 'Something with the same name exists.',
    todo: () => 'Match by the attribute that is named, so that what exists is found.',
    screen: 'matching',
    rfc: 'RFC 7644 §3.12 (uniqueness)',
  },
  {
    title: 'Somebody else changed it first',
    matches: ({ status }) => status === 412,
    sent: () => 'A change of a version that is not the latest (If-Match).',
    why: () => 'The resource has changed since the identity provider read it, so its change is not done blindly.',
    todo: () =>
      'Nothing, if it stays the exception: the provider reads it again. Two connections that change the same people do this often; keep one.',
    screen: 'assignment',
    rfc: 'RFC 7644 §3.14',
  },
  {
    title: 'There is no such user or group',
    matches: (entry) => entry.status === 404 && says(/^There is no (?:user|group)/)(entry),
    sent: ({ resourceType, resourceId }) => `A change of the ${nounOf(resourceType)} ${resourceId}.`,
    why: (_, { deletedAt }) =>
      deletedAt
        ? `It was deleted here on ${dated(deletedAt)}; its history tells by whom. The identity provider still has its id.`
        : 'Nobody ever had this id in this tenant. The identity provider may have it from another tenant, or from a former beginning.',
    todo: (_, { deletedAt }) =>
      `Let the provider look for it anew: Restart provisioning in Entra ID, unassign and assign again in Okta.${deletedAt ? ' A deleted user can also be restored in Rollcall.' : ''}`,
    screen: 'assignment',
    rfc: 'RFC 7644 §3.6, §3.12 (404)',
  },
];

function nounOf(resourceType: string | null): string {
  return resourceType === 'Group' ? 'group' : resourceType === 'User' ? 'user' : 'resource';
}

function dated(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' at ')} UTC`;
}
