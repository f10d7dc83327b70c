import { roomTexts as texts } from '../../../texts/room.js'
import { listText } from '../../../texts/text.js'
import { useLanguage } from '../../page/language.js'
import { momentText } from '../../parts/format.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { type Official, type SealedRow, useRoom } from './ask-room.js'

/** Officials that the room keeps, names masked. */
export const OfficialsPart = () => {
  const { t, lang } = useLanguage()
  const query = useRoom<{ data: Official[] }>('/officials')
  const daysOf = ({ fromDay, toDay }: Official): string => `${fromDay} – ${toDay ?? ''}`
  const columns: Column<Official>[] = [
    { key: 'name', head: t(texts.name), rowHead: true, value: ({ name }) => name, cell: ({ name }) => name },
    { key: 'unit', head: t(texts.unit), value: ({ unit }) => unit, cell: ({ unit }) => unit },
    { key: 'post', head: t(texts.post), value: ({ post }) => post, cell: ({ post }) => post },
    { key: 'days', head: t(texts.days), value: ({ fromDay }) => fromDay, cell: daysOf },
    {
      key: 'relatives',
      head: t(texts.relatives),
      value: ({ relatives }) => relatives.length,
      cell: ({ relatives }) =>
        listText(
          relatives.map(({ name, relation }) => `${relation} ${name}`),
          lang,
        ) || '–',
    },
  ]
  return (
    <Loaded query={query}>
      {({ data }) => (
        <DataTable
          caption={t(texts.officialsTitle)}
          rows={data}
          keyOf={(one) => `${one.name} ${one.unit} ${one.post} ${one.fromDay}`}
          columns={columns}
          empty={<p>{t(texts.noOfficials)}</p>}
        />
      )}
    </Loaded>
  )
}

/** What was read and done in the room, latest first. */
export const LogPart = () => {
  const { t } = useLanguage()
  const query = useRoom<{ data: SealedRow[] }>('/log?limit=200')
  const columns: Column<SealedRow>[] = [
    { key: 'at', head: t(texts.at), rowHead: true, value: ({ at }) => at, cell: ({ at }) => momentText(at) },
    {
      key: 'who',
      head: t(texts.who),
      value: ({ entry }) => entry.who.user ?? '',
      cell: ({ entry }) => entry.who.user ?? '–',
    },
    {
      key: 'what',
      head: t(texts.what),
      value: ({ entry }) => entry.act,
      cell: ({ entry }) => [entry.act, entry.id].filter(Boolean).join(' '),
    },
    {
      key: 'outcome',
      head: t(texts.outcome),
      value: ({ entry }) => entry.outcome,
      cell: ({ entry }) => entry.outcome,
    },
  ]
  return (
    <Loaded query={query}>
      {({ data }) => (
        <DataTable
          caption={t(texts.logTitle)}
          rows={data}
          keyOf={({ seq }) => String(seq)}
          columns={columns}
          empty={<p>{t(texts.noLog)}</p>}
        />
      )}
    </Loaded>
  )
}
