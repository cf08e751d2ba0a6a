import type { FastifyRequest } from 'fastify';

/** Where a request comes from, as far as it can be told. */
export interface Caller {
  /** The address of the connection, or what a trusted proxy says it was. */
  readonly address: string;
  readonly userAgent: string | null;
}

const LONGEST_USER_AGENT = 200;

export function callerOf({ ip, headers }: FastifyRequest): Caller {
  // A socket that serves both families shows IPv4 addresses as IPv6; one that is closed already shows nothing.
  const address = ((ip as string | undefined) ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return { address, userAgent: headers['user-agent']?.slice(0, LONGEST_USER_AGENT) ?? null };
}
