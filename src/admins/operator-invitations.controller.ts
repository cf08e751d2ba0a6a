import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Audited } from '../rest/audited.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { InvitationList, InvitationResponse, InviteOperatorDto, SentInvitationResponse } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('Operators')
@ApiProblems()
@Requires('operator')
@Controller('api/invitations')
export class OperatorInvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Invites somebody to be an operator: by e-mail, or by the link in the answer where no mail server is configured. */
  @Post()
  @Audited('invitation.create')
  @Header('Cache-Control', 'no-store')
  async create(@Body() { email }: InviteOperatorDto): Promise<SentInvitationResponse> {
    return SentInvitationResponse.ofSent(await this.invitations.create(null, email, 'operator'));
  }

  /** Lists the invitations of operators that wait for an answer, oldest first. */
  @Get()
  async list(@Query() { limit, cursor }: ListQuery): Promise<InvitationList> {
    const rows = await this.invitations.list(null, limit + 1, cursor);
    return toList(rows, limit, (invitation) => InvitationResponse.of(invitation));
  }

  /** Sends an invitation again: with a new link, good for another week. The old one is void. */
  @Post(':invitationId/resend')
  @Audited('invitation.resend')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  async resend(@Id('invitationId') id: string): Promise<SentInvitationResponse> {
    return SentInvitationResponse.ofSent(await this.invitations.resend(null, id));
  }

  /** Withdraws an invitation. */
  @Delete(':invitationId')
  @Audited('invitation.remove')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('invitationId') id: string): Promise<void> {
    await this.invitations.remove(null, id);
  }
}
