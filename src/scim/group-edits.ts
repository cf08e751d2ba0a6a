import { GROUP, ScimError, applyPatch } from '../protocol/index.js';
import type { Attributes, Filter, Json, PatchOperation } from '../protocol/index.js';
import type { TeamEdit } from '../teams/teams.service.js';

/** The body of a PUT as changes of a team. A body without `members` says nothing of them, so they stay. */
export function editsOfReplacement({ members, ...attributes }: Attributes): TeamEdit[] {
  const edit: TeamEdit = { attributes: () => attributes };
  if (members === undefined) return [edit];
  return [edit, { membership: { replace: true, add: memberIds(members), remove: [] } }];
}

/** The operations of a PATCH as changes of a team, in order: membership as sets that never read the group. */
export function editsOfPatch(operations: readonly PatchOperation[]): TeamEdit[] {
  const edits: TeamEdit[] = [];
  let attributes: PatchOperation[] = [];
  let membership: Membership | null = null;
  const endRun = (): void => {
    if (attributes.length > 0) edits.push(attributeEdit(attributes));
    if (membership) edits.push({ membership: membership.change() });
    attributes = [];
    membership = null;
  };
  for (const operation of operations) {
    const target = targetOf(operation);
    if (target === 'attributes') {
      attributes.push(operation);
    } else if (target === 'members') {
      membership ??= new Membership();
      membership.apply(operation);
    } else if (target !== 'nothing') {
      endRun();
      edits.push({ leaving: target });
    }
  }
  endRun();
  return edits;
}

/** The ids of member elements, each once. */
export function memberIds(members: Json | undefined): string[] {
  const elements = Array.isArray(members) ? members : [];
  return [...new Set(elements.map((element) => (element as { value: string }).value))];
}

/** What the operations on `members` so far amount to. */
class Membership {
  private replace = false;
  private readonly add = new Set<string>();
  private readonly remove = new Set<string>();

  apply({ op, filter, value }: PatchOperation): void {
    const selected = filter && selectedIds(filter);
    const listed = memberIds(value);
    if (op === 'add') return this.adding(listed);
    if (selected) {
      this.removing(selected);
      return this.adding(op === 'replace' ? listed : []);
    }
    if (op === 'remove' && value !== undefined) return this.removing(listed);
    this.clear();
    this.adding(op === 'replace' ? listed : []);
  }

  change(): Extract<TeamEdit, { membership: unknown }>['membership'] {
    return { replace: this.replace, add: [...this.add], remove: this.replace ? [] : [...this.remove] };
  }

  private adding(ids: readonly string[]): void {
    for (const id of ids) {
      this.add.add(id);
      this.remove.delete(id);
    }
  }

  private removing(ids: readonly string[]): void {
    for (const id of ids) {
      this.remove.add(id);
      this.add.delete(id);
    }
  }

  private clear(): void {
    this.replace = true;
    this.add.clear();
    this.remove.clear();
  }
}

/** What an operation is about; a filter where only the database can say which members it selects. */
function targetOf({ op, path, filter }: PatchOperation): 'attributes' | 'members' | 'nothing' | Filter {
  if (path.attribute.name !== 'members') return 'attributes';
  // `display`, `type` and `$ref` of a member are derived: there is nothing to write.
  if (path.subAttribute && path.subAttribute.name !== 'value') return 'nothing';
  if (path.subAttribute) {
    throw new ScimError(400, 'Name members, not members.value: add or remove whole members.', 'invalidPath');
  }
  if (!filter || selectedIds(filter)) return 'members';
  if (op === 'remove') return filter;
  throw new ScimError(400, 'Members are added by value: use path "members" with a list of values.', 'noTarget');
}

/** The ids of `value eq "a" or value eq "b"`; null for any other filter. */
function selectedIds(filter: Filter): string[] | null {
  if (filter.kind === 'compare') {
    const byValue = filter.path.attribute.name === 'value' && filter.operator === 'eq';
    return byValue && typeof filter.value === 'string' ? [filter.value] : null;
  }
  if (filter.kind !== 'or') return null;
  const ids = filter.filters.map(selectedIds);
  return ids.every((each) => each !== null) ? ids.flat() : null;
}

function attributeEdit(operations: readonly PatchOperation[]): TeamEdit {
  return { attributes: (attributes) => applyPatch(attributes, operations, GROUP) };
}
