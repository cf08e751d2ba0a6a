export interface ObjectCounts {
  matched: number;
  created: number;
  updated: number;
  unchanged: number;
  deleted: number;
}

/** What the provisioning did, by kind of object. */
export class Outcome {
  readonly users: ObjectCounts = { matched: 0, created: 0, updated: 0, unchanged: 0, deleted: 0 };
  readonly groups: ObjectCounts = { matched: 0, created: 0, updated: 0, unchanged: 0, deleted: 0 };
  readonly members = { added: 0, removed: 0 };
  readonly managers = { set: 0, cleared: 0 };
}
