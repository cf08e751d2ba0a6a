import { Injectable, NotFoundException } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { hashSecret, randomSecret } from '../auth/random-secret.js';
import { Config } from '../config/config.js';
import { MailService } from '../mail/mail.service.js';
import type { AccountLink } from './account-link.entity.js';
import { AccountLinksRepository, type NewLink } from './account-links.repository.js';

const HOUR = 3_600;
const VALID_SECONDS = {
  'set-up': 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  'password-reset': HOUR,
  'sign-in': 24 * HOUR,
} as const;

// The pages of the portal that ask for what is still missing.
const PAGES = {
  'set-up': 'set-up',
  invitation: 'accept-invitation',
  'password-reset': 'reset-password',
  'sign-in': 'sign-in',
} as const;

type Kind = AccountLink['kind'];

/** A link that was just made, and the one chance to learn where it leads. */
export interface IssuedLink<Link extends AccountLink = AccountLink> {
  readonly link: Link;
  readonly url: string;
}

/** Makes links, and knows those that are still good. */
@Injectable()
export class LinksService {
  constructor(
    private readonly config: Config,
    private readonly links: AccountLinksRepository,
    private readonly mail: MailService,
  ) {}

  /** False: links are shown to whoever makes them. */
  get areMailed(): boolean {
    return this.mail.configured;
  }

  async issue(values: Omit<NewLink, 'id' | 'hash' | 'validSeconds'>): Promise<IssuedLink> {
    const { token, url, validSeconds } = this.make(values.kind);
    const link = await this.links.create({ ...values, id: uuidV7(), hash: hashSecret(token), validSeconds });
    return { link, url };
  }

  /** A new token for a link of this kind, and its address. */
  make(kind: Kind): { token: string; url: string; validSeconds: number } {
    const token = randomSecret('');
    // Behind the #, which browsers keep to themselves: no server writes the token to its log.
    const url = `${this.config.publicUrl}/${PAGES[kind]}#${token}`;
    return { token, url, validSeconds: VALID_SECONDS[kind] };
  }

  /** @throws NotFoundException when the link was used or withdrawn, has expired, or never was. */
  async get(kind: Kind, token: string): Promise<AccountLink> {
    return (await this.links.find(kind, hashSecret(token))) ?? notValid();
  }

  /** Sends the link to whom it is for. Where no e-mail can be sent, the answer is the link, for somebody to hand it on. */
  deliver(to: string, subject: string, text: (url: string) => string, url: string): string | null {
    if (!this.mail.configured) return url;
    this.mail.send({ to, subject, text: text(url) });
    return null;
  }
}

export function notValid(): never {
  throw new NotFoundException('This link is not valid: it was used or withdrawn, or it has expired.');
}
