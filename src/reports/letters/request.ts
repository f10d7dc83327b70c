import type { Lang } from '../../texts/text.js'
import type { LetterType } from './registry.js'

export interface LetterRequest {
  type: LetterType
  /** for a type about a ring */
  ring?: string
  /** for a type about a period; all time when absent */
  period?: string
  lang: Lang
  /** office that issues it; the type's own word otherwise */
  issuer?: string
  addressee?: string
  requester: string
  /** names and lots in annexes for internal use */
  annex?: boolean
  at: Date
}
