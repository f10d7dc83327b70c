import { type ReactNode, useId } from 'react'
import { consoleTexts as texts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'
import { useParam } from '../page/use-param.js'
import type { Column } from './table/columns.js'
import { DataTable } from './table/data-table.js'

/**
 * A picture and the table of what it shows, of the same rows. Which of them stands there is the reader's
 * choice and part of the address; the summary says in a sentence what is to be seen.
 */
export function Figure<Row>({
  name,
  title,
  summary,
  rows,
  columns,
  keyOf,
  picture,
  first = 'picture',
}: {
  /** in the address: `name=table` */
  name: string
  title: string
  summary: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  picture: ReactNode
  /** what is shown unless the reader chose otherwise */
  first?: 'picture' | 'both'
}) {
  const { t } = useLanguage()
  const id = useId()
  const [shown, show] = useParam(name, first)
  const choices = { picture: texts.picture, table: texts.table, both: texts.both }
  return (
    <figure className="figure" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p>{summary}</p>
        <div className="choices" role="group" aria-label={t(texts.showAs)}>
          {Object.entries(choices).map(([key, text]) => (
            <button key={key} type="button" aria-pressed={shown === key} onClick={() => show(key)}>
              {t(text)}
            </button>
          ))}
        </div>
      </figcaption>
      {shown !== 'table' && <div className="picture">{picture}</div>}
      {shown !== 'picture' && <DataTable caption={title} columns={columns} rows={rows} keyOf={keyOf} />}
    </figure>
  )
}
