import { ConflictException, ForbiddenException, Injectable, NotFoundException } from '@nestjs/common';
import type { Principal } from '../auth/principal.js';
import { hashSecret } from '../auth/random-secret.js';
import { UniqueViolation } from '../database/errors.js';
import { TenantsService } from '../tenants/tenants.service.js';
import type { Invitation, InvitedRole } from './account-link.entity.js';
import { AccountLinksRepository } from './account-links.repository.js';
import { AccountsRepository } from './accounts.repository.js';
import { LinksService } from './links.service.js';

/** An invitation, and its link where it was not e-mailed. */
export interface SentInvitation {
  readonly invitation: Invitation;
  readonly url: string | null;
}

/** What somebody who has the link may know of it. */
export interface Offer {
  readonly email: string;
  readonly role: InvitedRole;
  readonly tenantName: string | null;
  readonly hasAccount: boolean;
}

/** Invites people to a tenant, or to be operators (`tenantId` null). */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly links: LinksService,
    private readonly invitations: AccountLinksRepository,
    private readonly accounts: AccountsRepository,
    private readonly tenants: TenantsService,
  ) {}

  async create(tenantId: string | null, email: string, role: InvitedRole): Promise<SentInvitation> {
    const place = await this.placeOf(tenantId);
    const account = await this.accounts.findByEmail(email);
    const isThere = tenantId === null ? account?.operator : account && tenantId.toLowerCase() in account.roles;
    if (isThere) throw new ConflictException('This person has a role here already: change that one.');
    const { link, url } = await this.links
      .issue({ kind: 'invitation', tenantId, email, role })
      .catch(refuseSecondInvitation);
    return this.send(link as Invitation, place, url);
  }

  async list(tenantId: string | null, limit: number, after?: string): Promise<Invitation[]> {
    await this.placeOf(tenantId);
    return this.invitations.listInvitations(tenantId, limit, after);
  }

  /** A new link for another week; the old one is void. */
  async resend(tenantId: string | null, id: string): Promise<SentInvitation> {
    const place = await this.placeOf(tenantId);
    const { token, url, validSeconds } = this.links.make('invitation');
    const renewed = await this.invitations.renewInvitation(tenantId, id, hashSecret(token), validSeconds);
    return this.send(renewed ?? unknown(), place, url);
  }

  async remove(tenantId: string | null, id: string): Promise<void> {
    if (!(await this.invitations.removeInvitation(tenantId, id))) unknown();
  }

  async inspect(token: string): Promise<Offer> {
    const { email, role, tenantId } = (await this.links.get('invitation', token)) as Invitation;
    const tenantName = tenantId && (await this.tenants.get(tenantId)).name;
    return { email, role, tenantName, hasAccount: (await this.accounts.findByEmail(email)) !== null };
  }

  /** Makes sure that an invitation is this person's own, before they accept it. */
  async requireOwn(token: string, { id }: Principal): Promise<void> {
    const { email } = await this.links.get('invitation', token);
    const account = await this.accounts.find(id!);
    if (account?.email.toLowerCase() !== email!.toLowerCase()) {
      throw new ForbiddenException('This invitation is for another e-mail: sign in with that account.');
    }
  }

  private async placeOf(tenantId: string | null): Promise<string> {
    return tenantId === null ? 'the operators' : (await this.tenants.get(tenantId)).name;
  }

  private send(invitation: Invitation, place: string, url: string): SentInvitation {
    const text = (link: string): string =>
      `You are invited to join ${place} at Rollcall. Follow this link within seven days:\n\n${link}\n\n` +
      `If you did not expect this, ignore it: nothing happens without you.\n`;
    return { invitation, url: this.links.deliver(invitation.email, `Invitation to ${place}`, text, url) };
  }
}

function unknown(): never {
  throw new NotFoundException('There is no such invitation.');
}

function refuseSecondInvitation(error: unknown): never {
  if (!(error instanceof UniqueViolation)) throw error;
  throw new ConflictException('This person is invited already: send that invitation again, or withdraw it.');
}
