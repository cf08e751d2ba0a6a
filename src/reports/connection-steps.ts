import type { ConnectionState, ConnectionStep, StepKey } from './connection.dto.js';
import type { CredentialState, FailedWrite, First } from './connection.repository.js';
import { nameOf } from './provider-names.js';
import { type ProviderWords, wordsOf } from './provider-words.js';
import { adviceOn } from './refusal-words.js';
import type { IntegrationHealth } from './sync-health.dto.js';

/** What is known of a connection. */
export interface Seen {
  readonly health: IntegrationHealth;
  readonly credentials: CredentialState;
  readonly firsts: readonly First[];
  /** The newest first. */
  readonly failedWrites: readonly FailedWrite[];
}

interface Context extends Seen {
  readonly name: string;
  readonly words: ProviderWords;
  readonly first: (what: string) => First | undefined;
}

type Step = Omit<ConnectionStep, 'key' | 'title'>;

const done = (at: Date | null, detail: string | null = null, advice: string | null = null): Step => ({
  state: 'done',
  at,
  detail,
  advice,
});
const waiting = (advice: string | null, detail: string | null = null): Step => ({
  state: 'waiting',
  at: null,
  detail,
  advice,
});
const attention = (at: Date | null, detail: string, advice: string | null): Step => ({
  state: 'attention',
  at,
  detail,
  advice,
});

// What no two users of a tenant have in common.
const UNIQUE = new Set(['username', 'externalid', 'id']);

function credential({ credentials: { liveSince, everMade } }: Context): Step {
  if (liveSince) return done(liveSince);
  if (!everMade) return waiting('Generate a secret here: it is shown once, to be copied.');
  return attention(
    null,
    'No secret is accepted any more: each has expired or was revoked.',
    'Generate another secret.',
  );
}

function firstRequest({ health, words, name, first }: Context): Step {
  const { lastRequestAt, refused } = health;
  const isOut = refused && refused.reason !== 'network-outside' && (!lastRequestAt || refused.at > lastRequestAt);
  if (isOut) return attention(refused.at, `${name} was refused: ${refused.detail}`, adviceOn(refused.reason));
  if (!lastRequestAt) return waiting(words.connect, `${name} has not been here yet.`);
  return done(first('request')?.at ?? lastRequestAt);
}

function testConnection({ first, words }: Context): Step {
  const test = first('search') ?? first('discovery');
  return test ? done(test.at, `Answered: ${readable(test.detail)}`) : waiting(words.test);
}

function matching({ firsts, words, name }: Context): Step {
  const [match] = firsts
    .filter(({ what }) => what.startsWith('match '))
    .sort((a, b) => Number(UNIQUE.has(keyOf(b))) - Number(UNIQUE.has(keyOf(a))) || a.at.getTime() - b.at.getTime());
  if (!match) return waiting(words.match);
  if (UNIQUE.has(keyOf(match))) return done(match.at, `${name} looks people up by ${match.detail}, which is unique.`);
  const detail = `${name} looks people up by ${match.detail}, which several of them may have in common.`;
  return attention(match.at, detail, words.match);
}

function firstUser({ first, failedWrites, words }: Context): Step {
  const user = first('user');
  if (user) return done(user.at);
  const failed = failedWrites.find(({ operation }) => operation === 'create');
  if (!failed) return waiting(words.assign);
  return attention(
    failed.at,
    `Creating was refused: ${told(failed)}`,
    'The provisioning log says what was sent, and what to change.',
  );
}

function active({ first, failedWrites, words }: Context): Step {
  const seen = first('active');
  if (seen) return done(seen.at, 'Whether somebody may sign in comes as active.');
  const failed = failedWrites.find(({ detail }) => /\bactive\b/i.test(detail ?? ''));
  if (failed)
    return attention(failed.at, `What came as active is neither true nor false: ${told(failed)}`, words.active);
  const user = first('user');
  if (!user) return waiting(null);
  return attention(user.at, 'Users arrive without active: nobody who leaves would be shut out.', words.active);
}

function email({ first, words }: Context): Step {
  const seen = first('email');
  if (seen) return done(seen.at);
  const user = first('user');
  return user ? attention(user.at, 'Users arrive without an e-mail.', words.email) : waiting(null);
}

function groups({ first, words }: Context): Step {
  const [team, member] = [first('team'), first('member')];
  if (member) return done(member.at, 'Groups and their members arrive.');
  if (team) return done(team.at, 'Groups arrive; none of them has members yet.');
  return waiting(words.groups, 'No groups are assigned, which is no fault.');
}

function deactivation({ first }: Context): Step {
  const [off, gone] = [first('deactivation'), first('deletion')];
  if (off) return done(off.at, 'Somebody was deactivated.');
  if (gone) return done(gone.at, 'Somebody was deleted.');
  return waiting(null, 'Comes when somebody leaves or is no longer assigned.');
}

function lastCycle({ health: { lastCycle: cycle } }: Context): Step {
  if (!cycle) return waiting(null);
  const { endedAt, requests, failed } = cycle;
  if (failed === 0) {
    const sent = requests === 1 ? '1 request' : `${requests.toLocaleString('en')} requests`;
    return done(endedAt, `${sent}, and none failed.`);
  }
  return attention(
    endedAt,
    `${failed.toLocaleString('en')} of ${requests.toLocaleString('en')} requests failed.`,
    'The report of errors says what went wrong, and the provisioning log why.',
  );
}

const STEPS: readonly (readonly [StepKey, string, (context: Context) => Step])[] = [
  ['credential', 'A secret is ready', credential],
  ['first-request', 'The identity provider gets in', firstRequest],
  ['test-connection', 'The connection is tested', testConnection],
  ['matching', 'People are matched by something unique', matching],
  ['first-user', 'The first user arrives', firstUser],
  ['active', 'active is mapped', active],
  ['email', 'The e-mail is mapped', email],
  ['groups', 'Groups and members arrive', groups],
  ['deactivation', 'Somebody is deactivated', deactivation],
  ['last-cycle', 'The last cycle ended without errors', lastCycle],
];

// These come when they come.
const OPTIONAL = new Set<StepKey>(['groups', 'deactivation']);

export function describeConnection(seen: Seen): { state: ConnectionState; steps: ConnectionStep[] } {
  const { provider } = seen.health;
  const first = (what: string): First | undefined => seen.firsts.find((each) => each.what === what);
  const context = { ...seen, name: nameOf(provider), words: wordsOf(provider), first };
  const steps = STEPS.map(([key, title, look]) => ({ key, title, ...look(context) }));
  return { state: stateOf(steps), steps };
}

function stateOf(steps: readonly ConnectionStep[]): ConnectionState {
  if (steps.some(({ state }) => state === 'attention')) return 'attention';
  if (steps.every(({ key, state }) => state === 'done' || OPTIONAL.has(key))) return 'connected';
  return steps.some(({ key, state }) => key === 'first-request' && state === 'done') ? 'connecting' : 'waiting';
}

const keyOf = ({ what }: First): string => what.slice('match '.length);

const told = ({ detail, status }: FailedWrite): string => detail ?? `it was answered with ${status}.`;

/** A request as people would write it, without escapes. */
function readable(request: string | null): string {
  try {
    return decodeURIComponent((request ?? '').replaceAll('+', ' '));
  } catch {
    return request ?? '';
  }
}
