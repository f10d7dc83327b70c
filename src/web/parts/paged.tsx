import { useState } from 'react'
import { consoleTexts as texts } from '../../texts/console.js'
import { useLanguage } from '../page/language.js'
import type { Column } from './table/columns.js'
import { DataTable } from './table/data-table.js'
import { ListFoot } from './table/list-foot.js'

/** Rows shown at first, and with every further step. */
const STEP = 12

/** A list that is there whole, shown a step at a time. */
export function Stepped<Row>({
  caption,
  columns,
  rows,
  keyOf,
  address,
  name,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  address: string
  name: string
}) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(STEP)
  const some = rows.slice(0, shown)
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={some} keyOf={keyOf} />
      {rows.length > shown && (
        <p>
          <button type="button" onClick={() => setShown(shown + STEP)}>
            {t(texts.more, { n: Math.min(STEP, rows.length - shown) })}
          </button>
        </p>
      )}
      {rows.length > 0 && (
        <ListFoot address={address} name={name} rows={some} columns={columns} total={rows.length} />
      )}
    </>
  )
}
