import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { ListQuery } from '../rest/list-query.dto.js';
import { SortedListQuery } from '../rest/sorted-query.dto.js';
import { IsText, Trimmed } from '../rest/text.js';
import { TEAM_ORDERS } from './team-orders.js';
import type { TeamOrder } from './team-orders.js';
import type { PendingMember, Team, TeamMember, TeamSummary } from './team.entity.js';

const SORTS = Object.keys(TEAM_ORDERS);

export class TeamListQuery extends SortedListQuery {
  /** Part of the name, in any case. */
  @IsOptional()
  @MaxLength(200)
  @IsText()
  search?: string;

  /** What the list is ordered by. Names are compared in any case. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsIn(SORTS)
  sort: TeamOrder = 'created';
}

export class TeamMemberListQuery extends ListQuery {
  /** Part of the user name, the display name or an e-mail address, in any case. */
  @IsOptional()
  @MaxLength(200)
  @IsText()
  search?: string;
}

export class UpdateTeamDto {
  /**
   * What the platform lets the members be: a name that the platform understands. Null takes it away.
   * @example manager
   */
  @IsOptional()
  @Length(1, 100)
  @IsText()
  @Trimmed()
  platformRole?: string | null;
}

export class TeamResponse {
  id: string;
  displayName: string;
  externalId: string | null;
  createdAt: Date;
  lastModified: Date;

  static of({ id, attributes, createdAt, lastModified }: Team): TeamResponse {
    return {
      id,
      displayName: attributes['displayName'] as string,
      externalId: (attributes['externalId'] as string | undefined) ?? null,
      createdAt,
      lastModified,
    };
  }
}

export class TeamSummaryResponse extends TeamResponse {
  /** How many users and teams are in it. */
  memberCount: number;
  /** How many ids the identity provider named as members that neither a user nor a team has. */
  pendingMemberCount: number;
  /** The integration that created the team or changed it last; null for one from before this was noted. */
  integrationId: string | null;
  /** What the platform lets the members be; the identity provider neither sees nor changes it. */
  platformRole: string | null;

  static override of(team: TeamSummary): TeamSummaryResponse {
    const { memberCount, pendingMemberCount, integrationId, platformRole } = team;
    return { ...super.of(team), memberCount, pendingMemberCount, integrationId, platformRole };
  }
}

export class TeamList {
  items: TeamSummaryResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

export class TeamMemberResponse {
  id: string;
  /** Teams can be members of teams. */
  type: 'user' | 'team';
  /** Null for a team. */
  userName: string | null;
  displayName: string | null;
  /** Null for a team. */
  active: boolean | null;

  static of({ id, type, userName, displayName, active }: TeamMember): TeamMemberResponse {
    return { id, type, userName, displayName, active };
  }
}

export class TeamMemberList {
  items: TeamMemberResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

export class PendingMemberListQuery extends ListQuery {
  /** Continues a list: the `nextCursor` of the page before. */
  @IsOptional()
  @MaxLength(2000)
  @IsText()
  declare cursor?: string;
}

export class PendingMemberResponse {
  /** The id as the identity provider sent it. */
  value: string;
  /** When it was first sent. */
  since: Date;

  static of({ value, since }: PendingMember): PendingMemberResponse {
    return { value, since };
  }
}

export class PendingMemberList {
  items: PendingMemberResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}
