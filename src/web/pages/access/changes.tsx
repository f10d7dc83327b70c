import { accessTexts, standingTexts } from '../../../texts/access.js'
import { grantPageTexts, matrixPageTexts as texts } from '../../../texts/console-accounts.js'
import { listText } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { useLanguage } from '../../page/language.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { useNameOf } from './names.js'

type CellChange = Schemas['MatrixPreview']['changes'][number]
type Change = Omit<CellChange, 'standing' | 'offices'>

const EFFECTS = {
  gains: accessTexts.gains,
  loses: accessTexts.loses,
  both: accessTexts.both,
  same: accessTexts.sameRows,
} as const

/** Cells in which a drafted matrix differs, each with who stands in its column. */
export const MatrixChanges = ({ changes }: { changes: readonly CellChange[] }) => {
  const { t, lang } = useLanguage()
  const of = useChangeColumns<CellChange>()
  const whose: Column<CellChange>[] = [
    {
      key: 'who',
      head: t(texts.who),
      value: ({ standing }) => standing,
      cell: ({ standing }) => `${standing} ${t(standingTexts[standing])}`,
    },
    ...of,
    {
      key: 'offices',
      head: t(texts.offices),
      value: ({ offices }) => offices.join(' '),
      cell: ({ offices }) => listText(offices, lang) || t(accessTexts.nobody),
    },
  ]
  return (
    <DataTable
      caption={t(texts.draft)}
      rows={changes}
      keyOf={({ table, name, standing }) => `${table} ${name} ${standing}`}
      columns={whose}
      empty={<p>{t(texts.same)}</p>}
    />
  )
}

/** What a person gains or loses with other seats. */
export const SeatChanges = ({ found }: { found: Schemas['SeatPreview'] }) => {
  const { t, lang } = useLanguage()
  const list = (places: readonly string[]): string => listText(places, lang) || '–'
  return (
    <section>
      <p>
        {t(grantPageTexts.previewed, { user: found.user })}{' '}
        {found.before.join() !== found.after.join() &&
          t(texts.lots, { before: list(found.before), after: list(found.after) })}
      </p>
      <DataTable
        caption={t(texts.effect)}
        rows={found.changes}
        keyOf={({ table, name }) => `${table} ${name}`}
        columns={useChangeColumns<Change>()}
        empty={<p>{t(texts.noChange)}</p>}
      />
    </section>
  )
}

function useChangeColumns<Row extends Change>(): Column<Row>[] {
  const { t } = useLanguage()
  const nameOf = useNameOf()
  return [
    {
      key: 'name',
      head: t(texts.resource),
      rowHead: true,
      value: ({ name }) => name,
      cell: ({ table, name }) => nameOf(table, name),
    },
    { key: 'before', head: t(texts.before), value: ({ before }) => before, cell: ({ before }) => before },
    { key: 'after', head: t(texts.after), value: ({ after }) => after, cell: ({ after }) => after },
    {
      key: 'effect',
      head: t(texts.effect),
      value: ({ effect }) => effect,
      cell: ({ effect }) => t(EFFECTS[effect]),
    },
  ]
}
