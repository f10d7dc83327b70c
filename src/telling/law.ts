import type { Grade } from '../domain/grade.js'
import type { Ring } from '../domain/ring.js'
import { type Article, article, articleInForce, criminalHintAllowed } from '../law/index.js'

/**
 * The article in the version in force on a fact's last day, else the latest, with whether it was in force
 * then; undefined for an id that is not on record.
 */
export const articleOn = (
  id: string,
  day: string | null,
): { article: Article; inForce: boolean } | undefined => {
  const then = day ? articleInForce(id, day) : undefined
  const found = then ?? article(id)
  return found && { article: found, inForce: then !== undefined }
}

/** Why a lot may not carry the hint: no tender, or nobody knows whether it was one. */
export type NoHint = 'notTender' | 'methodUnknown'

const GRAVE: ReadonlySet<Grade> = new Set(['直', '视', '禁'])

/**
 * Which of a ring's joint lots may carry a hint at article 223 of the criminal law: tenders on which a fact
 * of the grades 直, 视 or 禁 stands. Undefined for a lot without such a fact.
 */
export const hintOn = ({
  evidence,
}: Pick<Ring, 'evidence'>): ((lot: {
  id: string
  domain?: string | undefined
  method?: string | undefined
}) => 'may' | NoHint | undefined) => {
  const grave = new Set(evidence.filter(({ grade }) => GRAVE.has(grade)).flatMap(({ lots }) => lots))
  return ({ id, domain, method }) => {
    if (!grave.has(id)) return undefined
    if (criminalHintAllowed(domain, method)) return 'may'
    return domain || method ? 'notTender' : 'methodUnknown'
  }
}
