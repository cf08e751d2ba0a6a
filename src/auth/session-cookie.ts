import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

const NAME = 'rollcall_session';

// A browser takes a cookie named __Host- only from this very host and over HTTPS, so that no sibling host can plant one.
const isSecure = ({ publicUrl }: Config): boolean => publicUrl.startsWith('https:');
const nameOf = (config: Config): string => (isSecure(config) ? `__Host-${NAME}` : NAME);

/** The session's token, where the request brings one. */
export function readSessionCookie(request: FastifyRequest, config: Config): string | undefined {
  return request.cookies[nameOf(config)];
}

export function writeSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  reply.setCookie(nameOf(config), token, attributes(config));
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(nameOf(config), attributes(config));
}

// Without an age the browser forgets it with its own session; how long it is good for is decided here.
function attributes(config: Config): { path: string; httpOnly: boolean; sameSite: 'strict'; secure: boolean } {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(config) };
}
