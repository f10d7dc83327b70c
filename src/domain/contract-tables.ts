/** Codes of `subcontracts.kind` and `penalties.kind` as numbers in columns: positions here. Append only. */
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
