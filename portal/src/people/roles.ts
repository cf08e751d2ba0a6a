/** What each role may do, in the words of a choice. */
export const ROLE_CHOICES = [
  { value: 'viewer', label: 'Viewer: sees everything but the audit log, changes nothing' },
  { value: 'admin', label: 'Admin: may do everything in this tenant' },
];

export const ROLE_NAMES = { viewer: 'Viewer', admin: 'Admin', operator: 'Operator' } as const;
