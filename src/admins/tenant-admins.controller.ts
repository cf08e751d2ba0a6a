import { Body, Controller, Delete, Get, Header, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Audited } from '../rest/audited.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { PasswordResetResponse } from './account.dto.js';
import { TenantAdminList, TenantAdminResponse, UpdateTenantAdminDto } from './tenant-admin.dto.js';
import { TenantAdminsService } from './tenant-admins.service.js';

@ApiTags('Admins')
@ApiProblems()
@Requires('viewer', { apiKeys: 'read' })
@Controller('api/tenants/:tenantId/admins')
export class TenantAdminsController {
  constructor(private readonly admins: TenantAdminsService) {}

  /** Lists the people who have a role in the tenant. Operators, who need none, are not among them. */
  @Get()
  async list(@Id('tenantId') tenantId: string, @Query() { limit, cursor }: ListQuery): Promise<TenantAdminList> {
    const rows = await this.admins.list(tenantId, limit + 1, cursor);
    return toList(rows, limit, (account) => TenantAdminResponse.of(account, tenantId));
  }

  /** Changes somebody's role. They have to sign in anew. */
  @Patch(':accountId')
  @Audited('admin.patch')
  async patch(
    @Id('tenantId') tenantId: string,
    @Id('accountId') accountId: string,
    @Body() { role }: UpdateTenantAdminDto,
  ): Promise<TenantAdminResponse> {
    return TenantAdminResponse.of(await this.admins.setRole(tenantId, accountId, role), tenantId);
  }

  /** Takes somebody's role away; who has none left anywhere loses the account. */
  @Delete(':accountId')
  @Audited('admin.remove')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('tenantId') tenantId: string, @Id('accountId') accountId: string): Promise<void> {
    await this.admins.remove(tenantId, accountId);
  }

  /**
   * Makes a link by which somebody chooses a new password. It is e-mailed to them; where no mail server is configured the
   * answer shows it, but only for accounts without roles elsewhere.
   */
  @Post(':accountId/password-reset')
  @Audited('admin.create-password-reset')
  @Header('Cache-Control', 'no-store')
  async createPasswordReset(
    @Id('tenantId') tenantId: string,
    @Id('accountId') accountId: string,
  ): Promise<PasswordResetResponse> {
    return { url: await this.admins.createPasswordReset(tenantId, accountId) };
  }
}
