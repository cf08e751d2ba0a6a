import { Controller, Delete, Get, Header, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Audited } from '../rest/audited.js';
import { Id } from '../rest/id.js';
import { ListQuery } from '../rest/list-query.dto.js';
import { toList } from '../rest/list.js';
import { AccountList, AccountResponse, PasswordResetResponse } from './account.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('Operators')
@ApiProblems()
@Requires('operator')
@Controller('api/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  /** Lists all accounts with their roles, in the order in which they were made. */
  @Get()
  async list(@Query() { limit, cursor }: ListQuery): Promise<AccountList> {
    return toList(await this.accounts.list(limit + 1, cursor), limit, (account) => AccountResponse.of(account));
  }

  /** Shows one account. */
  @Get(':accountId')
  async get(@Id('accountId') accountId: string): Promise<AccountResponse> {
    return AccountResponse.of(await this.accounts.get(accountId));
  }

  /** Deletes an account with all its roles. 409 for the last operator. */
  @Delete(':accountId')
  @HttpCode(HttpStatus.NO_CONTENT)
  async remove(@Id('accountId') accountId: string): Promise<void> {
    await this.accounts.remove(accountId);
  }

  /** Makes a link by which somebody chooses a new password: e-mailed, or in the answer where no mail server is configured. */
  @Post(':accountId/password-reset')
  @Audited('account.create-password-reset')
  @Header('Cache-Control', 'no-store')
  async createPasswordReset(@Id('accountId') accountId: string): Promise<PasswordResetResponse> {
    return { url: await this.accounts.createPasswordReset(accountId) };
  }

  /** Turns two-factor sign-in off for who has lost the phone and the recovery codes, and signs them out. */
  @Delete(':accountId/totp')
  @Audited('account.disable-totp')
  @HttpCode(HttpStatus.NO_CONTENT)
  async disableTotp(@Id('accountId') accountId: string): Promise<void> {
    await this.accounts.disableSecondFactor(accountId);
  }
}
