import type { FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';
import { describeRequest, nameAction } from './describe-request.js';

const admin: Principal = {
  kind: 'account',
  id: 'kim',
  name: 'Kim',
  operator: false,
  tenantRoles: new Map([
    ['acme', 'admin'],
    ['other', 'viewer'],
  ]),
};

const request = (values: object): FastifyRequest =>
  ({ id: 'request', ip: '::ffff:192.0.2.1', headers: {}, params: {}, principal: admin, ...values }) as FastifyRequest;

describe('nameAction', () => {
  it.each([
    ['IntegrationsController', 'create', 'integration.create'],
    ['SecretsController', 'rotate', 'secret.rotate'],
    ['ApiKeysController', 'remove', 'api-key.remove'],
    ['FederationController', 'testAssertion', 'federation.test-assertion'],
  ])('calls %s.%s %s', (controller, method, action) => {
    expect(nameAction(controller, method)).toBe(action);
  });
});

describe('describeRequest', () => {
  it('tells who did what to which object, from where', () => {
    const params = { tenantId: 'acme', integrationId: 'i', secretId: 's' };
    expect(describeRequest(request({ params }), 'secret.rotate', { id: 'new', label: 'Kim' })).toEqual({
      tenantIds: ['acme'],
      actor: { kind: 'account', id: 'kim', name: 'Kim' },
      action: 'secret.rotate',
      object: { type: 'secret', id: 's', name: 'Kim' },
      origin: { address: '192.0.2.1', userAgent: null, requestId: 'request' },
      details: {},
    });
  });

  it('takes the id of what was created from the answer, and of what hangs on an object from the path', () => {
    const params = { tenantId: 'acme', integrationId: 'i' };
    expect(describeRequest(request({ params }), 'secret.create', { id: 'new' }).object.id).toBe('new');
    expect(describeRequest(request({ params }), 'federation.replace', { clientId: 'c' }).object.id).toBe('i');
    expect(describeRequest(request({ params }), 'federation.remove', undefined).object.id).toBe('i');
  });

  it('names fields that it does not know, and never their values', () => {
    const body = {
      name: 'Acme',
      role: 'admin',
      password: 'hush',
      code: '123456',
      list: [1],
      expiresAt: { hidden: 'hush' },
    };
    const { details } = describeRequest(request({ body }), 'thing.create', undefined);
    expect(details).toEqual({ name: 'Acme', role: 'admin', otherFields: ['password', 'code', 'list', 'expiresAt'] });
  });

  it('tells what an admin does for themselves in the logs of all their tenants, and of an operator in the operator’s', () => {
    expect(describeRequest(request({}), 'account.change-password', undefined).tenantIds).toEqual(['acme', 'other']);
    const principal = { ...admin, operator: true };
    expect(describeRequest(request({ principal }), 'account.change-password', undefined).tenantIds).toEqual([null]);
  });

  it('tells of the creation of a tenant in its own log, and of its removal in the operator’s', () => {
    expect(describeRequest(request({}), 'tenant.create', { id: 'new' }).tenantIds).toEqual(['new']);
    expect(describeRequest(request({ params: { tenantId: 'acme' } }), 'tenant.remove', undefined).tenantIds).toEqual([
      null,
    ]);
  });
});
