import type { Secret } from './types.js';

/** Its label, or how it begins. */
export const nameOf = ({ label, prefix }: Pick<Secret, 'label' | 'prefix'>): string => label ?? `${prefix}…`;
