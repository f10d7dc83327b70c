import { useState } from 'react'
import { leadListTexts as texts } from '../../../texts/console-leads.js'
import { useLanguage } from '../../page/language.js'
import type { Column } from '../table/columns.js'
import type { ItemRow } from './lead-columns.js'

export interface Choice {
  chosen: ReadonlyMap<string, ItemRow>
  clear: () => void
  column: Column<ItemRow>
}

/** Rows of a list that are ticked for an act with several at once. */
export const useChoice = (): Choice => {
  const { t } = useLanguage()
  const [chosen, choose] = useState<ReadonlyMap<string, ItemRow>>(new Map())
  const turn = (row: ItemRow): void => {
    const next = new Map(chosen)
    if (!next.delete(row.id)) next.set(row.id, row)
    choose(next)
  }
  return {
    chosen,
    clear: () => choose(new Map()),
    column: {
      key: 'choose',
      onScreen: true,
      head: '',
      width: '44px',
      cell: (row) => (
        <label className="tick">
          <input type="checkbox" checked={chosen.has(row.id)} onChange={() => turn(row)} />
          <span className="unseen">{t(texts.choose, { id: row.id })}</span>
        </label>
      ),
    },
  }
}
