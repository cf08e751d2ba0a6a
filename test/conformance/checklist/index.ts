import { BULK_AND_REST } from './bulk-and-rest.js';
import { CHANGES } from './changes.js';
import { MODEL } from './model.js';
import { QUERIES } from './queries.js';
import { REQUESTS } from './requests.js';
import type { Topic } from './topic.js';

/** What RFC 7643, 7644, 9865 and 9967 require, topic by topic. */
export const CHECKLIST: readonly Topic[] = [...REQUESTS, ...MODEL, ...QUERIES, ...CHANGES, ...BULK_AND_REST];
