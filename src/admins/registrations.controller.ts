import { Body, Controller, Header, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentOrigin, type Origin } from '../auth/current.decorator.js';
import { Public } from '../auth/public.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { AccountResponse, RequestPasswordResetDto, ResetPasswordDto, SetUpDto } from './account.dto.js';
import { AcceptInvitationDto, InspectInvitationDto, OfferResponse } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';
import { PasswordResetsService } from './password-resets.service.js';
import { RegistrationsService } from './registrations.service.js';
import { SetUpService } from './set-up.service.js';

/** What people do by a link, before they can sign in. */
@ApiTags('Links')
@ApiProblems()
@Public()
@Controller('api')
export class RegistrationsController {
  constructor(
    private readonly setUp: SetUpService,
    private readonly invitations: InvitationsService,
    private readonly registrations: RegistrationsService,
    private readonly resets: PasswordResetsService,
  ) {}

  /** Makes the account of the first operator, with the link that the service prints when it starts. */
  @Post('set-up')
  async createFirstOperator(
    @Body() { token, ...values }: SetUpDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<AccountResponse> {
    return AccountResponse.of(await this.setUp.complete(token, values, origin));
  }

  /** Shows what an invitation is to, without accepting it. */
  @Post('invitations/inspect')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  async inspect(@Body() { token }: InspectInvitationDto): Promise<OfferResponse> {
    return this.invitations.inspect(token);
  }

  /** Accepts an invitation and makes an account. 409 for who has one: they sign in and join with `POST /api/account/join`. */
  @Post('invitations/accept')
  async accept(
    @Body() { token, name, password }: AcceptInvitationDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<AccountResponse> {
    return AccountResponse.of(await this.registrations.accept(token, name, password, origin));
  }

  /** Asks for a link to choose a new password by, which is e-mailed. The answer is the same whether or not anybody has this e-mail. */
  @Post('password-resets')
  @HttpCode(HttpStatus.ACCEPTED)
  async requestPasswordReset(
    @Body() { email }: RequestPasswordResetDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<void> {
    await this.resets.request(email, origin);
  }

  /** Chooses a new password by a link, and signs out everywhere. */
  @Post('password-resets/complete')
  @HttpCode(HttpStatus.NO_CONTENT)
  async resetPassword(@Body() { token, password }: ResetPasswordDto, @CurrentOrigin() origin: Origin): Promise<void> {
    await this.resets.complete(token, password, origin);
  }
}
