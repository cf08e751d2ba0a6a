import type { FastifyRequest } from 'fastify';
import { originOf } from '../auth/current.decorator.js';
import { type AuditEvent, type AuditObject, logsOf } from './audit-entry.entity.js';

// What a body may tell of itself in the log. Of everything else, secrets among it, only the name of the field is noted.
const TOLD = new Set([
  'name',
  'label',
  'slug',
  'provider',
  'role',
  'email',
  'expiresAt',
  'overlapSeconds',
  'mode',
  'kind',
  'platformRole',
]);

type Fields = Readonly<Record<string, unknown>>;

/** `IntegrationsController.create` is the action `integration.create`. */
export function nameAction(controller: string, method: string): string {
  const [type, verb] = [controller.replace(/(?:s?Controller)$/, ''), method].map((name) =>
    name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase(),
  );
  return `${type}.${verb}`;
}

/** What a request did that was let in and went well. */
export function describeRequest(request: FastifyRequest, action: string, answer: unknown): AuditEvent {
  const { id, kind, name } = request.principal!;
  const body = fieldsOf(request.body);
  const object = objectOf(request, action, fieldsOf(answer), body);
  return {
    tenantIds: tenantsOf(request, action, object),
    actor: { kind, id, name },
    action,
    object,
    origin: originOf(request),
    details: detailsOf(body),
  };
}

function objectOf(request: FastifyRequest, action: string, answer: Fields, body: Fields): AuditObject {
  const params = request.params as Record<string, string>;
  const type = action.slice(0, action.indexOf('.'));
  const ownParameter = `${type.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Id`;
  const id = params[ownParameter] ?? textOf(answer.id) ?? Object.values(params).at(-1) ?? request.principal!.id;
  const names = [
    answer.name,
    answer.label,
    answer.email,
    answer.userName,
    answer.displayName,
    body.name,
    body.email,
  ].map(textOf);
  return { type, id, name: names.find((name) => name !== null) ?? null };
}

// A tenant that is gone has no log any more: that it went is told in the operator's.
function tenantsOf(request: FastifyRequest, action: string, { id }: AuditObject): (string | null)[] {
  if (action === 'tenant.remove') return [null];
  if (action === 'tenant.create') return [id];
  const { tenantId } = request.params as { tenantId?: string };
  return tenantId ? [tenantId] : logsOf(request.principal!);
}

function detailsOf(body: Fields): Record<string, unknown> {
  const fields = Object.keys(body);
  const told = fields.filter((field) => TOLD.has(field) && typeof body[field] !== 'object');
  const others = fields.filter((field) => !told.includes(field));
  return {
    ...Object.fromEntries(told.map((field) => [field, body[field]])),
    ...(others.length > 0 && { otherFields: others }),
  };
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
