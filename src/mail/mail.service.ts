import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../config/config.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

// A server that does not answer must not hold up a stop for minutes.
const PATIENCE_MS = 10_000;

/** Sends e-mail where an SMTP server is configured. */
@Injectable()
export class MailService implements OnApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private readonly transport: Transporter | null;
  private readonly sending = new Set<Promise<void>>();

  constructor(private readonly config: Config) {
    this.transport = config.smtpUrl === undefined ? null : createTransport(withTimeouts(config.smtpUrl));
  }

  /** False: nothing can be sent, and whoever would have been written to has to be told otherwise. */
  get configured(): boolean {
    return this.transport !== null;
  }

  /** Sends in the background: no request waits for a mail server, and none fails with it. */
  send(mail: Mail): void {
    const sent = this.deliver(mail).finally(() => this.sending.delete(sent));
    this.sending.add(sent);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.sending);
    this.transport?.close();
  }

  // The log names the subject only: the text holds links that open something.
  private async deliver({ to, subject, text }: Mail): Promise<void> {
    if (!this.transport) return this.logger.warn(`No SMTP_URL is configured, so "${subject}" was not sent.`);
    try {
      await this.transport.sendMail({ from: this.config.mailFrom, to, subject, text });
    } catch (error) {
      this.logger.error(`"${subject}" could not be sent to ${to}: ${(error as Error).message}`);
    }
  }
}

function withTimeouts(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(PATIENCE_MS));
  }
  return url.href;
}
