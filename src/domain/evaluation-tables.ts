/** Codes of `experts.role` and `scores.part` as numbers in columns: positions here. Append only. */
export const PANEL_ROLES = ['other', 'expert', 'leader', 'owner', 'award', 'supervisor'] as const
export const SCORE_PARTS = [
  'other',
  'qualification',
  'technical',
  'commercial',
  'credit',
  'price',
  'total',
] as const
