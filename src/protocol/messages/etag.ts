/** The entity tag of a version; weak, as the same version may be written in many ways (RFC 7644 §3.14). */
export function etag(version: number): string {
  return `W/"${version}"`;
}

/**
 * The versions that an If-Match or If-None-Match header names (RFC 7644 §3.14); null for `*` and for no header. A tag that
 * is none of ours is no version.
 */
export function parseEtags(header: string | undefined): number[] | null {
  if (header === undefined || header.trim() === '*') return null;
  return header.split(',').flatMap((tag) => {
    const version = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(tag)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}
