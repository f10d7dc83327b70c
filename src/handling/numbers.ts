import { z } from 'zod'
import type { Numbered, Renumbering } from '../casebook/work/numbers.js'
import { NUMBERED } from '../casebook/work/numbers.js'
import type { WorkBook } from '../casebook/work/work-book.js'
import { typedText } from '../domain/typed-text.js'
import { keyText } from '../normalise/fold.js'
import { numberTexts as texts } from '../texts/numbers.js'
import { filled, type Text } from '../texts/text.js'
import { type ChangedBy, changerOf, recordChange } from './record.js'

const number = typedText(1, 200)

export type NewNumber = z.infer<typeof NewNumber>
/** A number that takes the place of another. */
export const NewNumber = z.strictObject({
  kind: z.enum(NUMBERED),
  old: number,
  new: number,
  fromDay: z.iso.date().nullable().default(null),
  basis: z.string().max(500).default(''),
})

/** What became of rows of numbers. */
export interface TakenNumbers {
  added: number
  /** rows that say what was known */
  known: number
  refused: { old: string; new: string; reason: Text }[]
  /** those that were added */
  rows: NewNumber[]
}

/**
 * Takes new numbers in: a number follows one other and is followed by one, and never itself again. What was
 * known changes nothing. What was added is in the entry for the audit log.
 */
export const takeNumbers = (work: WorkBook, rows: readonly NewNumber[], changedBy: ChangedBy): TakenNumbers =>
  work.transact(() => {
    const { at } = changedBy
    const by = changerOf(changedBy)
    const taken: TakenNumbers = { added: 0, known: 0, refused: [], rows: [] }
    for (const given of rows) {
      const row = { ...given, old: keyText(given.old), new: keyText(given.new) }
      const before = work.renumberingTo(row.kind, row.new)
      const reason = before?.old === row.old ? undefined : against(work, row)
      if (before?.old === row.old) taken.known++
      else if (reason) taken.refused.push({ old: row.old, new: row.new, reason })
      else {
        work.addRenumbering({ ...row, by, at })
        taken.added++
        taken.rows.push(row)
      }
    }
    const { added, rows: put } = taken
    if (added > 0)
      recordChange(
        { work },
        { act: 'add-numbers', what: 'numbers', ids: put.map((row) => row.new), n: added },
        changedBy,
      )
    return taken
  })

const against = (work: WorkBook, { kind, old, new: next }: NewNumber): Text | undefined => {
  if (old === next) return texts.same
  const before = work.renumberingTo(kind, next)
  if (before) return filled(texts.isOf, { name: before.old })
  const after = work.renumberingFrom(kind, old)
  if (after) return filled(texts.became, { name: after.new })
  return numbersOf(work, kind, old).includes(next) ? texts.circle : undefined
}

/** The number under which the store knows what has this number: the first that it had. */
export const firstNumber = (
  work: Pick<WorkBook, 'renumberingTo'>,
  kind: Numbered,
  number: string,
): string => {
  let first = keyText(number)
  for (let before = work.renumberingTo(kind, first); before; before = work.renumberingTo(kind, first))
    first = before.old
  return first
}

/** All numbers of what has this number, the first one first. */
export const numbersOf = (
  work: Pick<WorkBook, 'renumberingTo' | 'renumberingFrom'>,
  kind: Numbered,
  number: string,
): string[] => {
  const numbers = [firstNumber(work, kind, number)]
  for (let next = work.renumberingFrom(kind, numbers[0]!); next; next = work.renumberingFrom(kind, next.new))
    numbers.push(next.new)
  return numbers
}

/** All numbers of a lot or project that has several, the first one first. */
export interface OtherNumbers {
  kind: Numbered
  numbers: string[]
}

/** Lots and projects among links that have several numbers. */
export const severalNumbers = (
  work: Pick<WorkBook, 'renumberingTo' | 'renumberingFrom'>,
  links: readonly { what: string; key: string }[],
): OtherNumbers[] =>
  links.flatMap(({ what, key }) => {
    const kind = NUMBERED.find((one) => one === what)
    const numbers = kind ? numbersOf(work, kind, key) : []
    return kind && numbers.length > 1 ? [{ kind, numbers }] : []
  })

/** First numbers by those that came after them. */
export type FirstNumbers = Record<Numbered, Record<string, string>>

/** What imports read new numbers as; undefined where nothing was given a new one. */
export const firstNumbers = (work: WorkBook): FirstNumbers | undefined => {
  const all: Renumbering[] = work.renumberings()
  if (all.length === 0) return undefined
  const of = (kind: Numbered): Record<string, string> =>
    Object.fromEntries(
      all.filter((one) => one.kind === kind).map((one) => [one.new, firstNumber(work, kind, one.new)]),
    )
  return { lot: of('lot'), project: of('project') }
}
