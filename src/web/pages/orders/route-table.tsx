import { orderTexts as texts } from '../../../texts/console-leads.js'
import { clauseText, listText } from '../../../texts/text.js'
import { api, type Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { useMatchWords } from '../../parts/leads/match-words.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'
import { useMarkWord } from './term-table.js'

type Row = Schemas['RouteList']['data'][number]

/** Which office handles what, from day to day. */
export const RouteTable = () => {
  const { t } = useLanguage()
  const query = api.useQuery('get', '/api/v1/routes')
  const columns = useColumns()
  return (
    <Loaded query={query}>
      {({ data }) => (
        <>
          <DataTable caption={t(texts.routes)} columns={columns} rows={data} keyOf={({ id }) => id} />
          <ListFoot address="/api/v1/routes" name="routes" rows={data} columns={columns} />
        </>
      )}
    </Loaded>
  )
}

const useColumns = (): Column<Row>[] => {
  const { t, lang } = useLanguage()
  const nameOf = useOfficeName()
  const markOf = useMarkWord()
  const matchOf = useMatchWords()
  const others = ({ cohandlers, copied }: Row): string =>
    clauseText(
      [
        cohandlers.length > 0 && t(texts.helping, { who: listText(cohandlers.map(nameOf), lang) }),
        copied.length > 0 && t(texts.copiedTo, { who: listText(copied.map(nameOf), lang) }),
      ],
      lang,
    )
  const days = ({ validFrom, validTo }: Row): string =>
    validTo === null ? t(texts.onward, { from: validFrom }) : `${validFrom} – ${validTo}`
  return [
    {
      key: 'id',
      head: t(texts.code),
      width: '80px',
      rowHead: true,
      value: ({ id }) => id,
      cell: ({ id }) => id,
    },
    {
      key: 'priority',
      head: t(texts.priority),
      width: '64px',
      numeric: true,
      value: ({ priority }) => priority,
      cell: ({ priority }) => priority,
    },
    { key: 'match', head: t(texts.match), value: matchOf, cell: matchOf },
    {
      key: 'host',
      head: t(texts.host),
      value: ({ host }) => host && nameOf(host),
      cell: ({ host }) => (host ? nameOf(host) : '–'),
    },
    { key: 'others', head: t(texts.others), value: others, cell: others },
    {
      key: 'days',
      head: t(texts.days),
      value: days,
      cell: (row) => <span className="nowrap">{days(row)}</span>,
    },
    { key: 'source', head: t(texts.source), value: ({ basis }) => basis, cell: ({ basis }) => basis },
    { key: 'mark', head: t(texts.mark), value: ({ mark }) => markOf(mark), cell: ({ mark }) => markOf(mark) },
  ]
}
