import type { Check } from '../check.js';
import { entraGalleryChecks } from './entra-gallery.js';
import { entraChecks } from './entra.js';
import { oktaSpecChecks } from './okta-spec.js';
import { oktaChecks } from './okta.js';
import { otherChecks } from './others.js';
import { attributeChecks } from './rfc7643-attributes.js';
import { coreSchemaChecks } from './rfc7643-core-schemas.js';
import { resourceChecks } from './rfc7643-resources.js';
import { bulkChecks } from './rfc7644-bulk.js';
import { createAndDeleteChecks } from './rfc7644-create-delete.js';
import { discoveryChecks } from './rfc7644-discovery.js';
import { filterChecks } from './rfc7644-filter.js';
import { patchAddAndRemoveChecks } from './rfc7644-patch-add-remove.js';
import { patchReplaceChecks } from './rfc7644-patch-replace.js';
import { patchMessageChecks } from './rfc7644-patch.js';
import { projectionChecks } from './rfc7644-projection.js';
import { queryChecks } from './rfc7644-query.js';
import { replaceChecks } from './rfc7644-replace.js';
import { requestChecks } from './rfc7644-requests.js';
import { sortAndPageChecks } from './rfc7644-sort-page.js';
import { versionChecks } from './rfc7644-versions.js';
import { cursorChecks } from './rfc9865-cursor.js';

const rfcChecks = [
  attributeChecks,
  resourceChecks,
  coreSchemaChecks,
  discoveryChecks,
  requestChecks,
  createAndDeleteChecks,
  queryChecks,
  sortAndPageChecks,
  filterChecks,
  projectionChecks,
  replaceChecks,
  patchMessageChecks,
  patchAddAndRemoveChecks,
  patchReplaceChecks,
  bulkChecks,
  versionChecks,
  cursorChecks,
].flat();

const byNumber = (one: Check, other: Check): number =>
  one.section.localeCompare(other.section, 'en', { numeric: true });

/** All checks: first the RFCs, section by section, then the identity providers. */
export const CHECKS: readonly Check[] = [
  ...rfcChecks.sort(byNumber),
  ...entraGalleryChecks,
  ...entraChecks,
  ...oktaSpecChecks,
  ...oktaChecks,
  ...otherChecks,
];
