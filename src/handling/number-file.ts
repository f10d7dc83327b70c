import { AppError } from '../domain/errors.js'
import type { PlainTable } from '../sources/plain-rows.js'
import { numberTexts as texts } from '../texts/numbers.js'
import { filled, type Text } from '../texts/text.js'
import { NewNumber } from './numbers.js'

const HEADERS = {
  kind: ['kind', '类别', '类型'],
  old: ['old', '旧编号', '原编号'],
  new: ['new', '新编号', '现编号'],
  fromDay: ['from_day', '启用日期', '起用日期'],
  basis: ['basis', '依据'],
} as const
type Field = keyof typeof HEADERS

const KINDS: Record<string, 'lot' | 'project'> = {
  lot: 'lot',
  标段: 'lot',
  project: 'project',
  项目: 'project',
}

/**
 * Rows of a table of numbers, and those that are none. Fails with `invalid_input` where a column is missing.
 */
export const numbersOfFile = ({
  file,
  header,
  rows,
  faults,
}: PlainTable): { numbers: NewNumber[]; refused: { line: number; reason: Text }[] } => {
  const columns = Object.fromEntries(
    Object.entries(HEADERS).map(([field, names]) => [
      field,
      header.find((name) => (names as readonly string[]).includes(name)),
    ]),
  ) as Record<Field, string | undefined>
  for (const field of ['kind', 'old', 'new'] as const)
    if (columns[field] === undefined)
      throw new AppError('invalid_input', `${file} has no column "${field}": ${header.join(', ')}`)
  const refused = faults.map(({ line }) => ({ line, reason: texts.unread as Text }))
  const numbers: NewNumber[] = []
  for (const { line, cells } of rows) {
    const cell = (field: Field): string => (columns[field] === undefined ? '' : (cells[columns[field]] ?? ''))
    const reason = against(cell)
    if (reason) refused.push({ line, reason })
    else
      numbers.push({
        kind: KINDS[cell('kind')]!,
        ...{ old: cell('old'), new: cell('new'), basis: cell('basis') },
        fromDay: cell('fromDay') || null,
      })
  }
  return { numbers, refused }
}

const against = (cell: (field: Field) => string): Text | undefined => {
  if (KINDS[cell('kind')] === undefined) return texts.kindOf
  for (const field of ['old', 'new'] as const)
    if (cell(field) === '') return filled(texts.missing, { name: texts.heads[field] })
  const day = cell('fromDay')
  return day === '' || NewNumber.shape.fromDay.safeParse(day).success ? undefined : texts.day
}
