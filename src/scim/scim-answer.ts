import type { FastifyReply } from 'fastify';
import { etag, parseEtags, project } from '../protocol/index.js';
import type { Attributes, ListResponse } from '../protocol/index.js';
import type { JsonStream } from './json-stream.js';
import { stringify } from './raw-json.js';
import type { ScimRequest } from './scim-scope.js';

export const SCIM_MEDIA_TYPE = 'application/scim+json';

/** Gives the answer of a route its projection, media type, Location and ETag. An error is written already. */
export function writeAnswer(answer: unknown, request: ScimRequest, reply: FastifyReply): string | JsonStream {
  if (typeof answer === 'string') return answer;
  const { type, view } = request.scim;
  reply.type(`${SCIM_MEDIA_TYPE}; charset=utf-8`);
  if (!type) return stringify(answer);
  if (isList(answer)) {
    return stringify({ ...answer, Resources: answer.Resources.map((each) => project(each, view, type)) });
  }
  const { location, version } = (answer as { meta: { location: string; version: string } }).meta;
  reply.header('ETag', version);
  // RFC 7643 §3.1: what meta.location says.
  reply.header('Content-Location', location);
  if (isSeen(version, request)) {
    reply.status(304);
    return '';
  }
  if (reply.statusCode === 201) reply.header('Location', location);
  return stringify(project(answer as Attributes, view, type));
}

/** RFC 7644 §3.14: a client that says which version it has is not sent it again. */
function isSeen(version: string, { method, headers }: ScimRequest): boolean {
  const seen = headers['if-none-match'];
  if (method !== 'GET' || seen === undefined) return false;
  const versions = parseEtags(seen);
  return versions === null || versions.some((each) => etag(each) === version);
}

function isList(answer: unknown): answer is ListResponse<Attributes> {
  return (answer as Partial<ListResponse<Attributes>>).Resources !== undefined;
}
