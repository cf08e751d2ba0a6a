import { keyLines } from './app.greeting.js';
import type { Config } from './config/config.js';

/** The port is not to be had; the message is for the operator and says why. */
export class NotListening extends Error {
  override readonly name = 'NotListening';

  constructor({ port, host }: Config, { code, message }: NodeJS.ErrnoException, firstKey: string | null) {
    const why =
      code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`
        : `Port ${port} of ${host} cannot be used: ${message}`;
    // No later start would show the key again.
    super([why, ...(firstKey === null ? [] : keyLines(firstKey))].join('\n'));
  }
}
