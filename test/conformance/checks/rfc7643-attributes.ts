import { at, elements } from '../answer.js';
import { type Check, Skipped, must, section, should } from '../check.js';
import { expect, expectContains, expectEqual, expectError, expectUnassigned, includes, show } from '../expect.js';
import type { Probe } from '../probe.js';
import { ENTERPRISE, GROUP, USER } from '../urns.js';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

const names = section('RFC 7643 §2.1', [
  must('attributes.names-any-case', 'attribute names are understood in any case', async (probe) => {
    const userName = probe.name();
    const answer = await probe.post('/Users', { schemas: [USER], USERNAME: userName, displayname: 'Any Case' });
    expectContains(answer.is(201).resource, { userName, displayName: 'Any Case' });
  }),
]);

const types = section('RFC 7643 §2.3', [
  must('attributes.boolean', 'a boolean comes back as JSON true or false', async (probe) => {
    const { id } = await probe.user({ active: false });
    expectEqual((await probe.reread('Users', id)).active, false, 'active');
  }),
  must('attributes.boolean-invalid', 'what is no boolean is refused with invalidValue', async (probe) => {
    expectError(await probe.post('/Users', probe.newUser({ active: 'perhaps' })), 400, 'invalidValue', 'invalidSyntax');
  }),
  must('attributes.string-invalid', 'an object where a string belongs is refused with invalidValue', async (probe) => {
    const answer = await probe.post('/Users', probe.newUser({ displayName: { is: 'not a string' } }));
    expectError(answer, 400, 'invalidValue', 'invalidSyntax');
  }),
  must('attributes.integer', 'an integer has no fraction and comes back as a JSON number', async (probe) => {
    const name = attributeOfType(probe, 'integer');
    expectError(await probe.post('/Users', probe.newUser({ [name]: 1.5 })), 400, 'invalidValue', 'invalidSyntax');
    const { id } = await probe.user({ [name]: 7 });
    expectEqual((await probe.reread('Users', id))[name], 7, name);
  }),
  must('attributes.dateTime', 'dateTimes are xsd:dateTime with a date and a time', async (probe) => {
    const { meta } = await probe.user();
    for (const name of ['created', 'lastModified']) {
      const value = at(meta, name);
      expect(typeof value === 'string' && DATE_TIME.test(value), `meta.${name} is ${show(value)}.`);
    }
  }),
  must('attributes.binary', 'a base64 value comes back as it was sent', async (probe) => {
    if (!probe.provider.attribute(USER, 'x509Certificates')) throw new Skipped('/Schemas has no x509Certificates.');
    const value = Buffer.from('a certificate in DER').toString('base64');
    const user = await probe.user({ x509Certificates: [{ value }] });
    expectContains(user, { x509Certificates: [{ value }] });
  }),
  should('attributes.binary-invalid', 'what is not base64 is refused where a binary value belongs', async (probe) => {
    if (!probe.provider.attribute(USER, 'x509Certificates')) throw new Skipped('/Schemas has no x509Certificates.');
    const body = probe.newUser({ x509Certificates: [{ value: '<no base64>' }] });
    expectError(await probe.post('/Users', body), 400, 'invalidValue', 'invalidSyntax');
  }),
  must('attributes.reference', 'a $ref can be retrieved', async (probe) => {
    const { id } = await probe.user();
    const group = await probe.groupOf(id);
    const members = elements(await probe.reread('Groups', group.id), 'members');
    const reference = members[0]?.$ref;
    if (reference === undefined) throw new Skipped('The members have no $ref.');
    expectEqual((await probe.get(pathOf(probe, reference as string))).is(200).resource.id, id, 'What the $ref names');
  }),
  must('attributes.no-deep-nesting', 'no sub-attribute is complex', async (probe) => {
    probe.needs('schemas');
    for (const { id, attributes } of probe.provider.schemas) {
      if (![USER, GROUP, ENTERPRISE].includes(String(id))) continue;
      for (const { name, subAttributes } of elements({ attributes }, 'attributes')) {
        const deep = elements({ subAttributes }, 'subAttributes').find(({ type }) => type === 'complex');
        expect(!deep, `${String(name)}.${String(deep?.name)} is complex.`);
      }
    }
    await Promise.resolve();
  }),
]);

const multiValued = section('RFC 7643 §2.4', [
  must('attributes.one-primary', 'at most one value of an attribute is primary', async (probe) => {
    const emails = ['a', 'b'].map((word) => ({ value: `${word}@example.com`, type: word, primary: true }));
    const answer = await probe.post('/Users', probe.newUser({ emails }));
    if (!answer.succeeded) return expectError(answer, 400, 'invalidValue', 'invalidSyntax');
    const primaries = elements(answer.resource, 'emails').filter(({ primary }) => primary === true);
    expect(primaries.length <= 1, `${primaries.length} of the e-mail addresses are primary.`);
  }),
  should('attributes.no-duplicates', 'no two values have the same type and value', async (probe) => {
    const email = { value: 'twice@example.com', type: 'work' };
    const answer = await probe.post('/Users', probe.newUser({ emails: [email, email] }));
    if (!answer.succeeded) return expectError(answer, 400, 'invalidValue');
    expectEqual(elements(answer.resource, 'emails').length, 1, 'The number of e-mail addresses');
  }),
]);

const unassigned = section('RFC 7643 §2.5', [
  must('attributes.null-in-post', 'null and an empty array in a POST are as good as absent', async (probe) => {
    const user = await probe.user({ title: null, phoneNumbers: [], name: null });
    for (const name of ['title', 'phoneNumbers', 'name']) expectUnassigned(user[name], name);
  }),
  must('attributes.null-in-put', 'null in a PUT unassigns', async (probe) => {
    const { id, userName, title } = await probe.user({ title: 'Dean' });
    expectEqual(title, 'Dean', 'title before');
    (await probe.put(`/Users/${id}`, { schemas: [USER], userName, title: null })).is(200);
    expectUnassigned((await probe.reread('Users', id)).title, 'title');
  }),
  must('attributes.null-in-patch', 'replace with null or with an empty array unassigns', async (probe) => {
    probe.needs('patch');
    const user = await probe.patched(
      { title: 'Dean', phoneNumbers: [{ value: '1', type: 'work' }] },
      { op: 'replace', path: 'title', value: null },
      { op: 'replace', path: 'phoneNumbers', value: [] },
    );
    expectUnassigned(user.title, 'title');
    expectUnassigned(user.phoneNumbers, 'phoneNumbers');
  }),
  must('attributes.null-is-not-present', 'an unassigned attribute is not present to a filter', async (probe) => {
    probe.needs('filter');
    const { userName } = await probe.user({ title: null, phoneNumbers: [] });
    const filter = `userName eq "${String(userName)}" and (title pr or phoneNumbers pr)`;
    expectEqual(await probe.found('/Users', filter), [], 'What is found');
  }),
]);

/** The path below the SCIM URL of a reference, which may be relative. */
export function pathOf(probe: Probe, reference: string): string {
  if (!/^https?:/.test(reference)) return `/${reference.replace(/^(\.\.)?\/+/, '')}`;
  // Behind another address than ours it is the end of the path that counts.
  return /\/(?:Users|Groups)\/[^/]+$/.exec(reference)?.[0] ?? reference.slice(probe.provider.baseUrl.length);
}

function attributeOfType(probe: Probe, type: string): string {
  const schema = probe.provider.schemas.find(({ id }) => id === USER);
  const found = schema && elements(schema, 'attributes').find((each) => each.type === type && !each.multiValued);
  if (!found || found.mutability === 'readOnly' || !includes(schema?.attributes, found)) {
    throw new Skipped(`The User schema has no ${type} attribute that could be written.`);
  }
  return String(found.name);
}

export const attributeChecks: Check[] = [...names, ...types, ...multiValued, ...unassigned];
