import { applyPatch, keepImmutable } from '../protocol/index.js';
import type { Attributes, Filter, Json, PatchOperation, ResourceType } from '../protocol/index.js';
import type { TeamEdit } from '../teams/teams.service.js';

/** The body of a POST as what a new team is made of. */
export function newTeam({ members, ...attributes }: Attributes): { attributes: Attributes; members: string[] } {
  return { attributes, members: memberIds(members) };
}

/** The body of a PUT as changes of a team. A body without `members` says nothing of them, so they stay. */
export function editsOfReplacement({ members, ...attributes }: Attributes, type: ResourceType): TeamEdit[] {
  const edit: TeamEdit = { attributes: (before) => keepImmutable(before, attributes, type) };
  if (members === undefined) return [edit];
  return [edit, { membership: { replace: true, add: memberIds(members), remove: [] } }];
}

/** The operations of a PATCH as changes of a team, in order: membership as sets that never read the group. */
export function editsOfPatch(operations: readonly PatchOperation[], type: ResourceType): TeamEdit[] {
  const edits: TeamEdit[] = [];
  let attributes: PatchOperation[] = [];
  let membership: Membership | null = null;
  const endRun = (): void => {
    if (attributes.length > 0) edits.push(attributeEdit(attributes, type));
    if (membership) edits.push({ membership: membership.change() });
    attributes = [];
    membership = null;
  };
  for (const operation of operations) {
    if (operation.path.attribute.name !== 'members') {
      attributes.push(operation);
    } else if (operation.filter && !selectedIds(operation.filter)) {
      // Only the database can say which members this selects.
      endRun();
      edits.push({ leaving: operation.filter });
    } else {
      membership ??= new Membership();
      membership.apply(operation);
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

  /** An operation on members adds a list, replaces all by one, or removes a list, those of a filter, or all. */
  apply({ op, filter, value }: PatchOperation): void {
    const listed = (filter && selectedIds(filter)) ?? memberIds(value);
    if (op === 'remove' && (filter || value !== undefined)) return this.removing(listed);
    if (op !== 'add') this.clear();
    this.adding(listed);
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

function attributeEdit(operations: readonly PatchOperation[], type: ResourceType): TeamEdit {
  return { attributes: (attributes) => applyPatch(attributes, operations, type) };
}
