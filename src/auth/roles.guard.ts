import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  NotFoundException,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { Authenticator } from './authenticator.js';
import { OperatorKeyService } from './operator-key.service.js';
import { OPERATOR_KEY, type Principal, type TenantRole } from './principal.js';
import { type Access, REQUIREMENT, type Requirement } from './requirement.js';
import { readSessionCookie } from './session-cookie.js';

const CHALLENGE = 'Bearer realm="rollcall"';

/** Finds out who calls, and lets in whoever has the role that the route requires. */
@Injectable()
export class RolesGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly operatorKey: OperatorKeyService,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    // A route and its controller may both declare something: the guard comes once for each.
    if (request.principal) return true;
    const principal = await this.authenticate(request, http.getResponse<FastifyReply>());
    const requirement = this.reflector.getAllAndOverride<Requirement>(REQUIREMENT, [
      context.getHandler(),
      context.getClass(),
    ]);
    permit(principal, requirement, request);
    request.principal = principal;
    return true;
  }

  /** For an answer that lasts: whether its caller would still be let in. */
  async stillAdmits(request: FastifyRequest, access: Access): Promise<boolean> {
    try {
      permit(await this.authenticate(request), { access, apiKeys: 'read' }, request);
      return true;
    } catch {
      return false;
    }
  }

  private async authenticate(request: FastifyRequest, reply?: FastifyReply): Promise<Principal> {
    const { authorization } = request.headers;
    const key = /^Bearer +([^ ]+)$/i.exec(authorization ?? '')?.[1];
    // A key that is presented is the one that counts: a page of another tab's session must not lend it its rights.
    if (key !== undefined) return (await this.findByKey(key)) ?? refuse(reply, 'This key is not valid.', true);
    const token = authorization === undefined ? readSessionCookie(request, this.config) : undefined;
    if (token === undefined) return refuse(reply, 'A key as a bearer token, or a session, is required.', false);
    return (await this.authenticator.findBySession(token)) ?? refuse(reply, 'The session has ended: sign in.', false);
  }

  private async findByKey(key: string): Promise<Principal | null> {
    return this.operatorKey.matches(key) ? OPERATOR_KEY : this.authenticator.findByApiKey(key);
  }
}

function refuse(reply: FastifyReply | undefined, detail: string, presented: boolean): never {
  reply?.header('WWW-Authenticate', presented ? `${CHALLENGE}, error="invalid_token"` : CHALLENGE);
  throw new UnauthorizedException(detail);
}

function permit(principal: Principal, { access, apiKeys }: Requirement, request: FastifyRequest): void {
  const { tenantId } = request.params as { tenantId?: string };
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  if (access === 'account' && principal.kind !== 'account') {
    throw new ForbiddenException('This is for people who signed in.');
  }
  if (access === 'operator' && !principal.operator) throw new ForbiddenException('This is for operators.');
  if (access === 'viewer' || access === 'admin') {
    requireRole(principal, tenantId, writes ? 'admin' : access);
    if (writes && principal.kind === 'api-key' && apiKeys === 'read') {
      throw new ForbiddenException('An API key may not do this.');
    }
  }
}

function requireRole({ operator, tenantRoles }: Principal, tenantId: string | undefined, needed: TenantRole): void {
  if (operator) return;
  const role = tenantId === undefined ? undefined : tenantRoles.get(tenantId.toLowerCase());
  // Whoever has no role in a tenant does not learn whether it exists.
  if (!role) throw new NotFoundException('There is no such tenant.');
  if (needed === 'admin' && role !== 'admin') throw new ForbiddenException('This needs the role of an admin.');
}
