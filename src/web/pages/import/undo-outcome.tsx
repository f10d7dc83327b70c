import { importTexts as texts } from '../../../texts/console-import.js'
import type { UndoResult } from '../../api/job-results.js'
import { useLanguage } from '../../page/language.js'
import { useColumnWords } from '../../parts/column-words.js'
import { countText } from '../../parts/format.js'

/** What became of the store once an import was taken out. */
export const UndoOutcome = ({ result: { batch, files, rows } }: { result: UndoResult }) => {
  const { t } = useLanguage()
  const wordOf = useColumnWords()
  return (
    <>
      <p role="status">{t(texts.undone, { batch, n: files.length })}</p>
      <ul className="bullets">
        {Object.entries(rows)
          .filter(([, n]) => n !== 0)
          .map(([table, n]) => (
            <li key={table}>{t(texts.undoneRows, { table: wordOf(table), n: signed(n) })}</li>
          ))}
      </ul>
    </>
  )
}

const signed = (n: number): string => (n > 0 ? `+${countText(n)}` : countText(n))
