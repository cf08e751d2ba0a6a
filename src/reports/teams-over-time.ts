import { goBack } from './go-back.js';
import type { Period } from './period.js';
import type { TeamsOfDay } from './teams.dto.js';
import type { TeamsHistory } from './teams.repository.js';

/** The days of the period with the teams and memberships that there were when each ended. */
export function teamsOverTime(history: TeamsHistory, period: Period): TeamsOfDay[] {
  let { teams, memberships } = history;
  return goBack(history.days, period, (day, counts) => {
    const { teamsCreated = 0, teamsDeleted = 0, membersAdded = 0, membersRemoved = 0 } = counts ?? {};
    const there = { teams, memberships };
    teams -= teamsCreated - teamsDeleted;
    memberships -= membersAdded - membersRemoved;
    return { day, ...there, created: teamsCreated, deleted: teamsDeleted, membersAdded, membersRemoved };
  });
}
