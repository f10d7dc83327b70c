import type { WorkItem } from '../../casebook/work/items.js'
import { AppError } from '../../domain/errors.js'
import type { Desk } from '../../handling/desk.js'
import { isPaper, type LetterBody, type PaperBody, type TransferBody } from '../../handling/paper.js'
import { LETTER_TYPES, type LetterType, letterType } from './registry.js'
import type { LetterRequest } from './request.js'

/** The type of a transfer’s document. */
const TRANSFER_TYPE = 'case-transfer'
/** The type of the document by which findings go to another office. */
const REFERRAL_TYPE = 'clue-transfer'

/** The type of the document of a letter or transfer. Fails with `invalid_input` for any other item. */
export const documentType = ({ id, kind, body }: Pick<WorkItem, 'id' | 'kind' | 'body'>): LetterType => {
  const about = isPaper(kind) ? (body as PaperBody).about : undefined
  if (about === 'transfer') return letterType(LETTER_TYPES, TRANSFER_TYPE)
  if (about === 'referral') return letterType(LETTER_TYPES, REFERRAL_TYPE)
  if (about === 'letter') return letterType(LETTER_TYPES, (body as LetterBody).type)
  throw new AppError('invalid_input', `${id} has no document: letters and transfers have`)
}

/** What the document of a letter or transfer is drafted from: its type, ring, issuer and addressee. */
export const documentRequest = (
  { work, offices }: Pick<Desk, 'work' | 'offices'>,
  item: WorkItem,
): Pick<LetterRequest, 'type' | 'ring' | 'period' | 'issuer' | 'addressee'> => {
  const type = documentType(item)
  const [ring] = work.links(item.id).flatMap(({ what, key }) => (what === 'ring' ? [key] : []))
  const full = (id: string | null): string => offices.find((office) => office.id === id)?.name ?? id ?? ''
  return {
    type,
    ...(type.about === 'ring' && ring !== undefined && { ring }),
    ...(type.about === 'period' && { period: item.openedAt.slice(0, 4) }),
    issuer: full(item.issuer),
    addressee: full((item.body as LetterBody | TransferBody).addressee),
  }
}
