import { hash, randomBytes } from 'node:crypto';

/** 256 random bits behind a prefix by which people and secret scanners recognise them. */
export function randomSecret(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** All that is kept of a secret. One fast hash is enough: nobody can guess 256 random bits, unlike a password. */
export function hashSecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
