/** Codes of columns of committees, scores, subcontracts and penalties as numbers: positions in these lists. Append only. */
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
