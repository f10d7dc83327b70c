import type { Article } from './article.js'
import { ADMINISTRATIVE_PENALTY_LAW } from './data/administrative-penalty.js'
import { ANTIMONOPOLY_LAW } from './data/antimonopoly.js'
import { CRIMINAL_LAW } from './data/criminal.js'
import { MUST_TENDER, type MustTender } from './data/must-tender.js'
import { ORDER_87, PROCUREMENT_REGULATION } from './data/procurement.js'
import { PROSECUTION, PROSECUTION_STANDARDS, type ProsecutionStandard } from './data/prosecution.js'
import { REGULATION } from './data/regulation.js'
import { TENDER_PROCESS } from './data/tender-process.js'
import { TENDERING_LAW } from './data/tendering-law.js'

export type { Article, Statute } from './article.js'
export { STATUTES } from './article.js'
export type { MustTender } from './data/must-tender.js'
export type { ProsecutionStandard } from './data/prosecution.js'

const ALL: readonly Article[] = [
  ...TENDERING_LAW,
  ...REGULATION,
  ...PROCUREMENT_REGULATION,
  ...ORDER_87,
  ...CRIMINAL_LAW,
  ...PROSECUTION,
  ...ANTIMONOPOLY_LAW,
  ...ADMINISTRATIVE_PENALTY_LAW,
  ...TENDER_PROCESS,
]

const versions = new Map<string, Article[]>()
for (const one of ALL) versions.set(one.id, [...(versions.get(one.id) ?? []), one])

/** Every article and item on record, all versions, statute by statute. */
export const articles = (): readonly Article[] => ALL

/** The latest version of an article; undefined for an id that is not on record. */
export const article = (id: string): Article | undefined => versions.get(id)?.at(-1)

/** The version of an article that was in force on a day (`2024-05-01`); undefined where none was. */
export const articleInForce = (id: string, day: string): Article | undefined =>
  versions.get(id)?.find((one) => isWithin(one, day))

/**
 * The standard for filing collusive bidding as a criminal case on a day; undefined before the first on
 * record. An act before 2022-05-15 that is judged later is measured by the lighter of old and new: show both.
 */
export const prosecutionStandard = (day: string): ProsecutionStandard | undefined =>
  PROSECUTION_STANDARDS.find((one) => isWithin(one, day))

/** Every standard on record, oldest first. */
export const prosecutionStandards = (): readonly ProsecutionStandard[] => PROSECUTION_STANDARDS

/**
 * From which estimate works, goods or services had to be tendered on a day (`2024-05-01`); undefined before
 * the first rule.
 */
export const mustTenderOn = (day: string): MustTender | undefined =>
  MUST_TENDER.find((one) => isWithin(one, day))

const isWithin = (
  { validFrom, validTo }: { validFrom: string; validTo: string | null },
  day: string,
): boolean => validFrom <= day && (validTo === null || day <= validTo)

const AUCTIONED: ReadonlySet<string> = new Set(['mineral-right', 'sea-use', 'property-right'])
const TENDERED: ReadonlySet<string> = new Set(['open', 'invited'])

/**
 * Whether a lot may carry a hint at article 223 of the criminal law. Only tenders may: collusion at an
 * auction is no such crime (prosecutors' guiding case 90), and negotiation, consultation, inquiry and direct
 * award give administrative leads only. Without a known method only a lot of the domain `tender` may.
 * @param domain word of `lots.domain`, '' or undefined when missing
 * @param method word of `lots.method`, '' or undefined when missing
 */
export const criminalHintAllowed = (domain?: string, method?: string): boolean => {
  if (domain && AUCTIONED.has(domain)) return false
  return method ? TENDERED.has(method) : domain === 'tender'
}
