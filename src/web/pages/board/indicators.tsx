import { Link } from 'wouter'
import { boardTexts as texts } from '../../../texts/console-board.js'
import { indicatorFigure, indicatorTexts } from '../../../texts/indicators.js'
import { api, type Schemas } from '../../api/client.js'
import { useOffices } from '../../api/use-offices.js'
import { useLanguage } from '../../page/language.js'
import { useParams } from '../../page/use-param.js'
import { Choice } from '../../parts/choice.js'
import { Loaded } from '../../parts/states.js'
import type { Column } from '../../parts/table/columns.js'
import { DataTable } from '../../parts/table/data-table.js'
import { ListFoot } from '../../parts/table/list-foot.js'

type Indicator = Schemas['Indicator']

/** This year and the one before, whole, by halves and by quarters. */
const periodsOf = (year: number): string[] =>
  [year, year - 1].flatMap((one) => [
    `${one}`,
    ...['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'].map((part) => `${one}-${part}`),
  ])

/** What an office, or all together, are measured by in a period. */
export const Indicators = () => {
  const { t } = useLanguage()
  const [params] = useParams()
  const year = new Date().getFullYear()
  const period = params.get('period') ?? `${year}`
  const office = params.get('of') ?? ''
  const asked = { period, ...(office && { office }) }
  const query = api.useQuery('get', '/api/v1/indicators', { params: { query: asked } })
  const columns = useColumns({ period, ...(office && { of: office }) })
  const offices = (useOffices().data ?? []).map(({ id, short }) => [id, short] as const)
  return (
    <section className="block">
      <h2>{t(texts.indicators)}</h2>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          name="period"
          label={t(texts.period)}
          of={periodsOf(year).map((one) => [one, one])}
          unset={`${year}`}
        />
        <Choice name="of" label={t(texts.ofOffice)} of={offices} />
      </form>
      <Loaded query={query}>
        {({ data }) => (
          <>
            <DataTable caption={t(texts.indicators)} columns={columns} rows={data} keyOf={({ key }) => key} />
            <ListFoot
              address={`/api/v1/indicators?${new URLSearchParams(asked)}`}
              name="indicators"
              rows={data}
              columns={columns}
            />
          </>
        )}
      </Loaded>
    </section>
  )
}

const useColumns = (asked: Record<string, string>): Column<Indicator>[] => {
  const { t, lang } = useLanguage()
  const figureOf = (one: Indicator): string => {
    const figure = indicatorFigure(one)
    if (figure === undefined) return t(indicatorTexts.small)
    return one.unit.endsWith('days') ? t(texts.days, { n: figure }) : String(figure)
  }
  const listOf = (one: Indicator, part: 'n' | 'of') => {
    const n = one[part]
    if (n === null) return ''
    if (n === 0 || one.list === null) return String(n)
    const query = new URLSearchParams({ indicator: one.key, part, ...asked })
    const words = part === 'n' ? texts.partList : texts.wholeList
    return (
      <Link href={`/items?${query}`} aria-label={t(words, { name: one.name[lang], n })}>
        {n}
      </Link>
    )
  }
  return [
    {
      key: 'name',
      head: t(texts.indicators),
      rowHead: true,
      value: ({ name }) => name[lang],
      cell: ({ name, about }) => (
        <>
          {name[lang]}
          <div className="small">{about[lang]}</div>
        </>
      ),
    },
    { key: 'value', head: t(texts.value), numeric: true, value: figureOf, cell: figureOf },
    { key: 'n', head: t(texts.n), numeric: true, value: ({ n }) => n, cell: (one) => listOf(one, 'n') },
    { key: 'of', head: t(texts.of), numeric: true, value: ({ of }) => of, cell: (one) => listOf(one, 'of') },
  ]
}
