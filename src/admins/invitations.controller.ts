import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { InvitationList, InvitationResponse, InviteAdminDto, SentInvitationResponse } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('Admins')
@ApiProblems()
@Requires('viewer', { apiKeys: 'read' })
@Controller('api/tenants/:tenantId/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Invites an admin or a viewer: by e-mail, or by the link in the answer where no mail server is configured. */
  @Post()
  @Header('Cache-Control', 'no-store')
  async create(
    @Id('tenantId') tenantId: string,
    @Body() { email, role }: InviteAdminDto,
  ): Promise<SentInvitationResponse> {
    return SentInvitationResponse.ofSent(await this.invitations.create(tenantId, email, role));
  }

  /** Lists the invitations that wait for an answer, oldest first. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() { limit, cursor }: ListQuery): Promise<InvitationList> {
    const rows = await this.invitations.list(tenantId, limit + 1, cursor);
    return toList(rows, limit, (invitation) => InvitationResponse.of(invitation));
  }

  /** Sends an invitation again: with a new link, good for another week. The old one is void. */
  @Post(':invitationId/resend')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  async resend(
    @Id('tenantId') tenantId: string,
    @Id('invitationId') invitationId: string,
  ): Promise<SentInvitationResponse> {
    return SentInvitationResponse.ofSent(await this.invitations.resend(tenantId, invitationId));
  }

  /** Withdraws an invitation. */
  @Delete(':invitationId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string, @Id('invitationId') invitationId: string): Promise<void> {
    await this.invitations.remove(tenantId, invitationId);
  }
}
