import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { InvalidFields } from '../problem/problem.js';

const SHORTEST = 12;
export const LONGEST_PASSWORD = 200;

// Argon2id as OWASP's Password Storage Cheat Sheet asks for it, at least.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// What people choose when twelve characters are asked for.
const COMMON = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 111111111111 000000000000 password1234 password12345 password123456
   passwordpassword password1234! qwertyuiop12 qwertyuiop123 qwerty123456 1q2w3e4r5t6y 1qaz2wsx3edc q1w2e3r4t5y6 abcdefghijkl
   abcd12345678 abc123456789 iloveyou1234 letmein12345 letmeinplease welcome12345 welcome123456 changeme1234 changemeplease
   administrator administrator1 adminadminadmin admin1234567 admin12345678 rollcallrollcall rollcall1234 trustno1trustno1
   correcthorsebatterystaple`.split(/\s+/),
);

// NIST SP 800-63B §5.1.1.2: the same password typed on two keyboards may come in two compositions.
const normalized = (password: string): string => password.normalize('NFKC');

export async function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), COST);
}

const nobodysHash = hash(randomBytes(32), COST);

/** Takes as long for nobody's password as for somebody's, so that the time does not tell who has an account. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobodysHash), normalized(password));
  return matches && passwordHash !== null;
}

/** @throws InvalidFields when the password is one that would be guessed. */
export function refuseWeakPassword(password: string, email: string): void {
  const fault = faultOf(normalized(password), email.toLowerCase());
  if (fault) throw new InvalidFields([{ field: 'password', detail: `password must ${fault}` }]);
}

function faultOf(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < SHORTEST) return `have at least ${SHORTEST} characters; it may be a sentence`;
  if (length > LONGEST_PASSWORD) return `have at most ${LONGEST_PASSWORD} characters`;
  const lower = password.toLowerCase();
  if (lower === email || lower === email.split('@', 1)[0]) return 'not be the e-mail address';
  if (COMMON.has(lower) || new Set(lower).size < 4) return 'not be one that many people choose';
  return null;
}
