import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A mail server that delivers nothing and keeps everything. */
export interface MailServer {
  readonly url: string;
  /** What it was sent, each as RFC 5322 has it. */
  readonly mails: string[];
  close(): void;
}

/** As much of RFC 5321 as a client needs to get rid of its mail. */
export async function startMailServer(): Promise<MailServer> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let mail: string | null = null;
    socket.on('error', () => undefined).write('220 test\r\n');
    socket.on('data', (data) => {
      const text = data.toString();
      if (mail !== null || /^DATA/i.test(text)) {
        if (mail === null) socket.write('354 go on\r\n');
        mail = mail === null ? '' : mail + text;
        if (!mail.endsWith('\r\n.\r\n')) return;
        mails.push(mail);
        mail = null;
      }
      if (/^QUIT/i.test(text)) socket.end('221 bye\r\n');
      else if (mail === null) socket.write('250 fine\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => server.close() };
}
