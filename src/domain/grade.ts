/**
 * Grades of evidence (domain.md §2.0), strongest first, with the weight each has in a ring's level
 * (evidence.md §6): 直 direct fact of articles 39/41 · 视 deemed collusion, article 40 · 禁 barred by article
 * 34 · 强 strong lead · 线 lead · 弱 background.
 */
export const GRADES = ['直', '视', '禁', '强', '线', '弱'] as const
export type Grade = (typeof GRADES)[number]
export const GRADE_WEIGHT: Record<Grade, number> = {
  直: 0.95,
  视: 0.95,
  禁: 0.9,
  强: 0.7,
  线: 0.35,
  弱: 0.05,
}
/** 0 = 直 … 5 = 弱; a smaller index is stronger. */
export const gradeIndex = Object.fromEntries(GRADES.map((g, i) => [g, i])) as Record<Grade, number>

/** Families: the unit of independence (evidence.md §3). */
export const FAMILIES = [
  'device',
  'document',
  'account',
  'relation',
  'contact',
  'price',
  'network',
  'tender',
  'expert',
  'post',
] as const
export type Family = (typeof FAMILIES)[number]
export const familyIndex = Object.fromEntries(FAMILIES.map((f, i) => [f, i])) as Record<Family, number>

export const LEVELS = ['red', 'yellow', 'green'] as const
export type Level = (typeof LEVELS)[number]

/** Weights and bits travel as integers: bits × 2^16, rounded (evidence.md §5). */
export const BIT = 65536
