import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentOrigin, CurrentPrincipal, type Origin } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';
import { Public } from '../auth/public.decorator.js';
import { Requires } from '../auth/requires.decorator.js';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from '../auth/session-cookie.js';
import { Config } from '../config/config.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Id } from '../rest/id.js';
import { type AccountWithCredentials, principalOf } from './account.entity.js';
import { MeService } from './me.service.js';
import { DemoOperatorService } from './demo-operator.service.js';
import { MeResponse, SessionList, SessionResponse, SignInByLinkDto, SignInDto } from './session.dto.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('Sessions')
@ApiProblems()
@Controller('api')
export class SessionController {
  constructor(
    private readonly config: Config,
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly me: MeService,
    private readonly demo: DemoOperatorService,
  ) {}

  /**
   * Signs in: the answer sets a cookie that later requests bring. 401 does not say what was wrong. 400 for the field
   * `totp` asks for the second factor. 429 tells in `Retry-After` when to try again.
   */
  @Public()
  @Post('session')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  async create(
    @Body() proof: SignInDto,
    @CurrentOrigin() origin: Origin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    return this.begin(await this.signIn.signIn(proof, origin), origin, request, reply);
  }

  /** Signs in by the link that a demo prints when it starts. A service that is no demo has none. */
  @Public()
  @Post('session/link')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  async createByLink(
    @Body() { token }: SignInByLinkDto,
    @CurrentOrigin() origin: Origin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    return this.begin(await this.demo.signIn(token, origin), origin, request, reply);
  }

  /** Shows who calls, and what they may do. */
  @Requires('signed-in')
  @Get('session')
  @Header('Cache-Control', 'no-store')
  async get(@CurrentPrincipal() principal: Principal): Promise<MeResponse> {
    return this.me.describe(principal);
  }

  /** Signs out. */
  @Requires('account')
  @Delete('session')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(
    @CurrentPrincipal() { id, sessionId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.remove(id!, sessionId!);
    clearSessionCookie(reply, this.config);
  }

  /** Lists the browsers in which the caller is signed in, the latest first. */
  @Requires('account')
  @Get('sessions')
  async list(@CurrentPrincipal() me: Principal): Promise<SessionList> {
    return { items: (await this.sessions.list(me.id!)).map((session) => SessionResponse.of(session, me)) };
  }

  /** Signs out in another browser. */
  @Requires('account')
  @Delete('sessions/:sessionId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async revoke(@CurrentPrincipal() me: Principal, @Id('sessionId') sessionId: string): Promise<void> {
    await this.sessions.remove(me.id!, sessionId);
  }

  private async begin(
    account: AccountWithCredentials,
    origin: Origin,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<MeResponse> {
    const brought = readSessionCookie(request, this.config);
    const { id, token } = await this.sessions.create(account.id, origin, brought);
    writeSessionCookie(reply, this.config, token);
    return this.me.describe(principalOf(account, id));
  }
}
