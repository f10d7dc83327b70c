/** What the list is narrowed by, as it stands in the address; '' where it is not. */
export type RingFilter = Record<(typeof FILTERS)[number], string>
export const FILTERS = [
  'q',
  'level',
  'region',
  'industry',
  'family',
  'rule',
  'from',
  'to',
  'minScore',
] as const
