import { Body, Controller, Header, HttpCode, HttpStatus, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentOrigin, CurrentPrincipal, type Origin } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';
import { Requires } from '../auth/requires.decorator.js';
import { writeSessionCookie } from '../auth/session-cookie.js';
import { Config } from '../config/config.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Audited, NotAudited } from '../rest/audited.js';
import {
  AccountResponse,
  ChangePasswordDto,
  ConfirmPasswordDto,
  ConfirmTotpDto,
  JoinDto,
  RecoveryCodesResponse,
  TotpEnrolmentResponse,
} from './account.dto.js';
import { AccountService, type Renewed } from './account.service.js';

@ApiTags('Account')
@ApiProblems()
@Requires('account')
@Controller('api/account')
export class AccountController {
  constructor(
    private readonly config: Config,
    private readonly account: AccountService,
  ) {}

  /** Changes the caller's password, and signs out everywhere else. */
  @Put('password')
  @Audited('account.change-password')
  @HttpCode(HttpStatus.NO_CONTENT)
  async changePassword(
    @CurrentPrincipal() me: Principal,
    @Body() { currentPassword, password }: ChangePasswordDto,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.goOn(reply, await this.account.changePassword(me, currentPassword, password, origin));
  }

  /** Begins two-factor sign-in. It is asked for once a code has confirmed that the authenticator app has the secret. */
  @Post('totp')
  @Audited('account.enrol-totp')
  @Header('Cache-Control', 'no-store')
  async enrolTotp(
    @CurrentPrincipal() me: Principal,
    @Body() { password }: ConfirmPasswordDto,
    @CurrentOrigin() origin: Origin,
  ): Promise<TotpEnrolmentResponse> {
    return this.account.enrolSecondFactor(me, password, origin);
  }

  /** Turns two-factor sign-in on, and signs out everywhere else. */
  @Post('totp/confirm')
  @Audited('account.enable-totp')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  async confirmTotp(
    @CurrentPrincipal() me: Principal,
    @Body() { code }: ConfirmTotpDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: this.goOn(reply, await this.account.confirmSecondFactor(me, code)) };
  }

  /** Turns two-factor sign-in off, and signs out everywhere else. */
  @Post('totp/disable')
  @Audited('account.disable-totp')
  @HttpCode(HttpStatus.NO_CONTENT)
  async disableTotp(
    @CurrentPrincipal() me: Principal,
    @Body() { password }: ConfirmPasswordDto,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.goOn(reply, await this.account.disableSecondFactor(me, password, origin));
  }

  /** Accepts an invitation for who has an account already: it gets one more role. */
  @Post('join')
  @NotAudited()
  @HttpCode(HttpStatus.OK)
  async join(
    @CurrentPrincipal() me: Principal,
    @Body() { token }: JoinDto,
    @CurrentOrigin() origin: Origin,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountResponse> {
    return AccountResponse.of(this.goOn(reply, await this.account.acceptInvitation(me, token, origin)));
  }

  private goOn<Result>(reply: FastifyReply, { result, token }: Renewed<Result>): Result {
    writeSessionCookie(reply, this.config, token);
    return result;
  }
}
