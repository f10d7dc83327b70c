import type { Ring } from '../domain/ring.js'
import { explainTexts } from '../texts/explain.js'
import { lawSheetTexts as texts } from '../texts/law-sheet.js'
import { type Lang, say } from '../texts/text.js'
import { workbookTexts } from '../texts/workbook.js'
import { lawRows } from './law-rows.js'
import type { LawSheet } from './law-sheet.js'
import { wrap } from './lines.js'

/** The check sheet for a terminal of so many columns; the words of an article once. */
export const lawText = (sheet: LawSheet, ring: Pick<Ring, 'members'>, lang: Lang, width = 80): string => {
  const cited = new Set<string>()
  const labelled = (label: keyof typeof workbookTexts, content: string): string[] =>
    content === ''
      ? []
      : wrap(
          content,
          `    ${say(explainTexts.label, lang, { label: say(workbookTexts[label], lang) })}`,
          width,
        )
  let last = ''
  const lines = lawRows(sheet, ring, lang).flatMap(([, question, title, answer, basis, confirm]) => {
    const isNew = !cited.has(title)
    cited.add(title)
    const head = question === last ? [] : ['', ...wrap(question, '  ', width)]
    last = question
    return [
      ...head,
      ...labelled('article', title),
      ...labelled('answer', answer),
      ...(isNew ? [...labelled('basis', basis), ...labelled('confirm', confirm)] : []),
    ]
  })
  return [say(texts.title, lang, { id: sheet.ring }), say(texts.notFinding, lang), ...lines].join('\n')
}
