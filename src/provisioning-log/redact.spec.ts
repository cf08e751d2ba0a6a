import { isSecret, redactFilter, redactJson, redactQuery, redactQuotes } from './redact.js';

describe('isSecret', () => {
  it.each([
    'password',
    'PASSWORD',
    'urn:x:User:passwd',
    'name.clientSecret',
    'access_token',
    'api-key',
    'privateKey',
    'pwd',
  ])('knows %s', (name) => expect(isSecret(name)).toBe(true));
  it.each(['userName', 'secretary', 'title', 'passport', 'members', 'externalId'])('lets %s pass', (name) =>
    expect(isSecret(name)).toBe(false),
  );
});

describe('redactJson', () => {
  it.each([
    ['{"a":1,"password":"x y","b":2}', '{"a":1,"password":"[removed]","b":2}'],
    ['{"Password" : "a\\"b","b":2}', '{"Password" : "[removed]","b":2}'],
    ['{"password":4711}', '{"password":"[removed]"}'],
    ['{"secrets":["a","b"],"c":1}', '{"secrets":"[removed]","c":1}'],
    ['{"password":"cut in the mid', '{"password":"[removed]"'],
    ['{"title":"Token Manager","a":"b"}', '{"title":"Token Manager","a":"b"}'],
    ['{"a":"plain"}', '{"a":"plain"}'],
  ])('%s → %s', (text, expected) => expect(redactJson(text)).toBe(expected));

  it('is not slow for what is made to be', () => {
    const started = performance.now();
    redactJson(`{"password${'"'.repeat(16_000)}`);
    redactJson(`"${'\\'.repeat(8_000)}token"`);
    redactJson('"token'.repeat(2_500));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('redactQuery', () => {
  it.each([
    ['filter=userName%20eq%20%22kim%22&count=1', 'filter=userName%20eq%20%22kim%22&count=1'],
    ['access_token=abc&count=1', 'access_token=[removed]&count=1'],
    ['%61ccess_token=abc', '%61ccess_token=[removed]'],
    ['filter=password%20eq%20x', 'filter=[removed]'],
    ['filter=%zz%70assword eq x', 'filter=[removed]'],
    ['secret_abc', '[removed]'],
  ])('%s → %s', (query, expected) => expect(redactQuery(query)).toBe(expected));
});

describe('redactFilter and redactQuotes', () => {
  it('take out what is compared with, and what is quoted', () => {
    expect(redactFilter('password[value eq x].y')).toBe('password[removed]');
    expect(redactFilter('password eq "x"')).toBe('password[removed]');
    expect(redactFilter('emails[type eq "work"].value')).toBe('emails[type eq "work"].value');
    expect(redactQuotes('password must be a string, got a number (4711). Check it.')).toBe(
      'password must be a string, got a number [removed]. Check it.',
    );
    expect(redactQuotes('title must be a string, got a number (4711).')).toContain('4711');
  });
});
