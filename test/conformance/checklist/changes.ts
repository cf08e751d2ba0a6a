import { type Topic, line } from './topic.js';

export const CHANGES: readonly Topic[] = [
  {
    topic: 'Replace: RFC 7644 §3.5.1',
    lines: [
      line('MUST: PUT is supported and never creates', 'put.replaces put.never-creates'),
      line(
        'readWrite and writeOnly are replaced',
        'put.replaces put.lists put.extension put.write-only put.members put.no-members',
      ),
      line('What is omitted MAY be cleared or defaulted', 'put.omitted'),
      line(
        'immutable must match, and can be set when unset',
        'put.unassigned-then-set group.member-immutable',
        'No attribute of the core schemas that PUT could change is immutable.',
      ),
      line('readOnly is ignored', 'put.read-only'),
      line('Required attributes must be there', 'put.required'),
      line('200 with the body; 409 for another’s name, not for one’s own', 'put.replaces put.conflict put.own-name'),
    ],
  },
  {
    topic: 'PATCH: RFC 7644 §3.5.2',
    lines: [
      line(
        'MUST: a PatchOp with Operations, each with one op of add, remove, replace',
        'patch.no-operations patch.unknown-op patch.no-op',
      ),
      line('In sequence', 'patch.sequence'),
      line('MUST: atomic', 'patch.atomic'),
      line(
        '200 with the whole resource, or 204; 200 when attributes are asked for',
        'patch.status patch.attributes patch.unknown',
      ),
      line(
        'A path is [URN:]name[.sub] or a value path; a bad one is 400 invalidPath',
        'patch.path-case patch.invalid-path patch.unknown-path',
      ),
      line('A bad filter in a path is invalidFilter', 'patch.invalid-filter'),
      line('MUST: a new primary ends the old', 'patch.primary'),
      line(
        'MUST: an attribute with a URN adds the URN to schemas; operations may name schemas',
        'patch.extension-schemas patch.change-schemas',
      ),
      line('MUST: readOnly is 400 mutability', 'patch.read-only user.groups-read-only'),
      line('immutable may be added where there is none', 'add.unassigned-immutable'),
      line('A wrong type is invalidValue', 'patch.invalid-value'),
      line('A name that is taken is 409', 'patch.conflict'),
    ],
  },
  {
    topic: 'PATCH add: RFC 7644 §3.5.2.1',
    lines: [
      line('Without a path the value is merged', 'add.no-path entra.dotted-keys'),
      line('A single value is replaced, a multi-valued attribute appended to', 'add.single add.multi'),
      line('A complex attribute gets its sub-attributes', 'add.complex add.sub-attribute add.value-path'),
      line('What is there already succeeds, and lastModified stays', 'add.existing'),
      line('A value is required', 'add.no-value'),
    ],
  },
  {
    topic: 'PATCH remove: RFC 7644 §3.5.2.2',
    lines: [
      line('Without a path 400 noTarget', 'remove.no-path'),
      line('A single value is unassigned; without a filter all values', 'remove.single remove.multi remove.extension'),
      line('With a filter the matches only; none left is unassigned', 'remove.filtered remove.last'),
      line('A sub-attribute by a value path', 'remove.sub-attribute'),
      line('MUST: removing required or readOnly is 400 mutability', 'remove.required remove.read-only'),
      line('Removing an absent member succeeds without a change', 'remove.absent'),
      line('Tolerance: the values to remove in value', 'entra.legacy-members jumpcloud.remove entra.unreadable-remove'),
    ],
  },
  {
    topic: 'PATCH replace: RFC 7644 §3.5.2.3',
    lines: [
      line('Without a path an object of attributes', 'replace.no-path'),
      line('What is absent is added', 'replace.absent'),
      line('A complex attribute: the sub-attributes given, the others stay', 'replace.complex replace.sub-attribute'),
      line('A multi-valued attribute without a filter: the whole list', 'replace.multi replace.members'),
      line('With a filter: all matches', 'replace.filtered replace.element replace.extension'),
      line('No match is 400 noTarget', 'replace.no-target'),
      line(
        'Tolerance: Entra needs the value created that its filter describes',
        'entra.creates-emails entra.creates-phonenumbers entra.creates-addresses entra.creates-roles',
      ),
    ],
  },
  {
    topic: 'Delete: RFC 7644 §3.6',
    lines: [
      line('MUST: 204, then 404 to every operation', 'delete.status delete.gone delete.unknown delete.group'),
      line('MUST: in no query, even if kept', 'delete.not-found-by-query delete.member'),
      line('SHOULD: not counted in uniqueness', 'delete.name-is-free'),
    ],
  },
];
