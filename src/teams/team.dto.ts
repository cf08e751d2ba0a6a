import { IsOptional, MaxLength } from 'class-validator';
import { ListQuery } from '../rest/list-query.dto.js';
import { IsText } from '../rest/text.js';
import type { PendingMember, Team, TeamMember, TeamSummary } from './team.entity.js';

export class TeamListQuery extends ListQuery {
  /** Part of the name, in any case. */
  @IsOptional()
  @MaxLength(200)
  @IsText()
  search?: string;
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
  memberCount: number;
  /** How many ids the identity provider named as members that no user has. */
  pendingMemberCount: number;

  static override of(team: TeamSummary): TeamSummaryResponse {
    const { memberCount, pendingMemberCount } = team;
    return { ...super.of(team), memberCount, pendingMemberCount };
  }
}

export class TeamList {
  items: TeamSummaryResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

export class TeamMemberResponse {
  id: string;
  userName: string;
  displayName: string | null;
  active: boolean;

  static of({ id, userName, displayName, active }: TeamMember): TeamMemberResponse {
    return { id, userName, displayName, active };
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
