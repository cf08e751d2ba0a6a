import type { Filter, ResourceType, Sort } from '../protocol/index.js';
import type { Window } from './page.js';

/** Resources of one type, and their order. */
export interface Selection {
  readonly type: ResourceType;
  /** True for all of them. */
  readonly filter: Filter | boolean;
  readonly sort: Sort | null;
  /** What locations begin with: they can be filtered by, too. */
  readonly baseUrl: string;
}

/** A query of a list, RFC 7644 §3.4.2. */
export interface ListRequest extends Selection {
  readonly window: Window;
}
