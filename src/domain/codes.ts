/**
 * Words of code columns as the market holds them: a word's number is its position here. Append only.
 * `subcontracts.kind`, `penalties.kind`, `experts.role` and `scores.part`.
 */
export const SUBCONTRACT_KINDS = [
  'other',
  'professional',
  'labour',
  'materials',
  'equipment',
  'main',
] as const
export const OFFENCES = [
  'other',
  'collusion',
  'fraud',
  'bribery',
  'subcontracting',
  'expert',
  'agency',
] as const
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
