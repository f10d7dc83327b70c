/** The indicators by their public codes, in the order in which they are asked of a release. */
export const CODES = [
  'R003',
  'R018',
  'R024',
  'R025',
  'R028',
  'R030',
  'R035',
  'R036',
  'R038',
  'R044',
  'R048',
  'R058',
] as const
export type Code = (typeof CODES)[number]

/** What a result is about. */
export const GROUPS = ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const
export type Group = (typeof GROUPS)[number]
