import { leadListTexts, orderTexts as texts } from '../../../texts/console-leads.js'
import { lookUpTexts } from '../../../texts/console-market.js'
import { LEVEL_TEXTS } from '../../../texts/rings.js'
import { say, type Text } from '../../../texts/text.js'
import { INDUSTRY_WORDS, METHOD_WORDS, wordIn } from '../../../texts/words.js'
import { api, type Schemas } from '../../api/client.js'
import { useOfficeName } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { amountText } from '../../parts/format.js'
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
  const { t } = useLanguage()
  const nameOf = useOfficeName()
  const markOf = useMarkWord()
  const matchOf = useMatchWords()
  const others = ({ cohandlers, copied }: Row): string =>
    [
      cohandlers.length > 0 && t(texts.helping, { who: cohandlers.map(nameOf).join('、') }),
      copied.length > 0 && t(texts.copiedTo, { who: copied.map(nameOf).join('、') }),
    ]
      .filter(Boolean)
      .join('；')
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

const MATCH_WORDS: Readonly<Record<string, Text>> = {
  ...INDUSTRY_WORDS,
  ...METHOD_WORDS,
  ...texts.domains,
  ...LEVEL_TEXTS,
}

/** What a lead must have for a row, in words where there are some. */
const useMatchWords = (): ((row: Row) => string) => {
  const { t, lang } = useLanguage()
  const wordOf = (word: string): string => say(wordIn(MATCH_WORDS, word), lang)
  const names: Readonly<Record<string, Text>> = texts.matches
  const nameOf = (name: string): string => (names[name] ? t(names[name]) : name)
  return ({ match }) => {
    const { industry, minAmountFen, keyProject, ...rest } = match
    const said = [
      industry && `${t(lookUpTexts.industry)}: ${industry.map(wordOf).join('、')}`,
      minAmountFen !== undefined && t(texts.atLeast, { n: amountText(minAmountFen, lang) }),
      keyProject !== undefined && t(leadListTexts.keyProject),
      ...Object.entries(rest).map(([name, value]) =>
        value === true
          ? nameOf(name)
          : `${nameOf(name)}: ${Array.isArray(value) ? value.map(wordOf).join('、') : String(value)}`,
      ),
    ]
    return said.filter(Boolean).join('；') || t(texts.everything)
  }
}
