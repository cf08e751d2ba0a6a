/** The entity tag of a version; weak, as the same version may be written in many ways (RFC 7644 §3.14). */
export function etag(version: number): string {
  return `W/"${version}"`;
}
