import type { Issue } from '../domain/errors.js'
import type { TableName } from '../domain/tables.js'
import { columnWord } from '../texts/columns.js'
import { conflictWith } from '../texts/intake.js'
import { reasonText } from '../texts/reasons.js'
import { type Lang, listText, say } from '../texts/text.js'
import type { Withheld } from './writer.js'

/** Why a row does not count, in words: of a conflict with the columns and the row in force. */
export const withheldReason = (
  table: TableName,
  { reason, columns, inForce }: Withheld,
  lang: Lang,
): string => {
  const said = say(reasonText(reason), lang)
  if (!inForce) return said
  const named = listText(
    columns.map((column) => columnWord(table, column, lang)),
    lang,
  )
  return say(conflictWith, lang, { said, columns: named, file: inForce.file, line: inForce.line })
}

/** Why a row of the quarantine does not count, in words. */
export const issueReason = ({ table, reason, differs = [], inForce }: Issue, lang: Lang): string =>
  inForce
    ? withheldReason(table as TableName, { reason: 'conflict', columns: differs, inForce }, lang)
    : say(reasonText(reason), lang)
