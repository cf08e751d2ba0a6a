import { composeExpiryMail } from './expiry-mail.js';
import type { DueWarning } from './expiry-warnings.repository.js';

const warning = {
  kind: 'secret',
  name: 'entered by Kim',
  integrationName: 'Entra ID',
  expiresAt: new Date('2030-01-15T12:00:00Z'),
} as DueWarning;

describe('composeExpiryMail', () => {
  it('says what expires, when, and what to do', () => {
    const { subject, text } = composeExpiryMail(
      warning,
      'https://rollcall.example.com',
      new Date('2030-01-01T12:00:00Z'),
    );
    expect(subject).toBe('A secret of Entra ID expires in 14 days');
    expect(text).toContain('"entered by Kim"');
    expect(text).toContain('2030-01-15T12:00:00.000Z');
    expect(text).toContain('Rotate it');
    expect(text).toContain('https://rollcall.example.com');
  });

  it('counts the last day as one, and knows OAuth client secrets', () => {
    const last = composeExpiryMail({ ...warning, kind: 'oauth-client-secret' }, '', new Date('2030-01-15T02:00:00Z'));
    expect(last.subject).toBe('An OAuth client secret of Entra ID expires in a day');
  });
});
