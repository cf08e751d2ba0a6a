/** Where the pages of schemas are reached from. */
export const trailOf = (slug: string): { label: string; to: string }[] => [
  { label: 'Settings', to: `/t/${slug}/settings` },
  { label: 'Schemas', to: `/t/${slug}/settings/schemas` },
];
